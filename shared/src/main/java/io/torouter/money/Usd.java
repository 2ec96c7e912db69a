package io.torouter.money;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** US dollars as people write them, and the whole numbers that stand for them here. */
public final class Usd {
    /** Nanodollars of a dollar. */
    public static final long DOLLAR = 1_000_000_000L;

    private static final int NANO_DIGITS = 9;

    /** A price for a million units in dollars is this many digits away from one for a unit in picodollars. */
    private static final int PICO_DIGITS_PER_MILLION = 12 - 6;

    private static final int PICO_DIGITS = 12;

    private Usd() {}

    /**
     * An amount in nanodollars, rounded half up.
     *
     * @throws ArithmeticException over about 9.2 billion dollars
     */
    public static long nanos(BigDecimal dollars) {
        return whole(dollars, NANO_DIGITS);
    }

    /**
     * A price in picodollars a unit, of one in dollars for a million of them; rounded half up.
     *
     * @throws ArithmeticException over about 9.2 million dollars a unit
     */
    public static long picosPerMillion(BigDecimal dollars) {
        return whole(dollars, PICO_DIGITS_PER_MILLION);
    }

    /**
     * A price in picodollars a unit, of one in dollars; rounded half up.
     *
     * @throws ArithmeticException over about 9.2 million dollars a unit
     */
    public static long picos(BigDecimal dollars) {
        return whole(dollars, PICO_DIGITS);
    }

    private static long whole(BigDecimal dollars, int digits) {
        return dollars.movePointRight(digits).setScale(0, RoundingMode.HALF_UP).longValueExact();
    }

    /** An amount in dollars, exactly. */
    public static BigDecimal ofNanos(long nanos) {
        return BigDecimal.valueOf(nanos, NANO_DIGITS);
    }

    /** A price for one unit in dollars, exactly. */
    public static BigDecimal ofPicos(long picos) {
        return BigDecimal.valueOf(picos, PICO_DIGITS);
    }

    /** An amount of nanodollars in dollars, as a number without digits that say nothing. */
    public static BigDecimal number(long nanos) {
        return number(ofNanos(nanos));
    }

    /** The same amount as a number that is written as {@link #text}. */
    public static BigDecimal number(BigDecimal dollars) {
        return new BigDecimal(text(dollars));
    }

    /** As people write it: no trailing zeros and no exponent. */
    public static String text(BigDecimal dollars) {
        return dollars.signum() == 0 ? "0" : dollars.stripTrailingZeros().toPlainString();
    }
}
