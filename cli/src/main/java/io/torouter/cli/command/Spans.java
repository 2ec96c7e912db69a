package io.torouter.cli.command;

import io.torouter.cli.client.Failed;

import java.time.Duration;
import java.util.regex.Pattern;

/** Durations as the configuration file writes them. */
final class Spans {
    private static final Pattern SPAN = Pattern.compile("0|([0-9]{1,9})([smhd])");

    private Spans() {}

    /**
     * @param option names what is wrong
     */
    static Duration parse(String option, String text) throws Failed {
        var matcher = SPAN.matcher(text);
        if (!matcher.matches()) {
            throw Failed.usage(option + " takes a time such as 30m, 24h or 7d, not '" + text + "'");
        }
        if (matcher.group(1) == null) {
            return Duration.ZERO;
        }
        long count = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
        };
    }
}
