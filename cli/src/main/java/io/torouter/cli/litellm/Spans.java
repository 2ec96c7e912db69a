package io.torouter.cli.litellm;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Durations, which are numbers of seconds there. */
final class Spans {
    private static final BigDecimal DAY = BigDecimal.valueOf(86_400);
    private static final int MILLI_DIGITS = 3;

    private Spans() {}

    /** As the configuration file writes it, a day at most; empty for none. */
    static String seconds(BigDecimal seconds) {
        if (seconds.signum() == 0) {
            return "";
        }
        var least = seconds.min(DAY).setScale(MILLI_DIGITS, RoundingMode.CEILING).stripTrailingZeros();
        return least.scale() <= 0
                ? least.toPlainString() + 's'
                : least.movePointRight(MILLI_DIGITS).toPlainString().replaceAll("\\..*", "") + "ms";
    }
}
