package io.torouter.health.bus;

/** Where nodes talk about the health of channels. */
public final class HealthAddress {
    /**
     * Where routing nodes publish {@link Cooldowns}: when one begins, then every {@link #REPEAT_MILLIS} while there are
     * some, and once more when there are none.
     */
    public static final String COOLDOWNS = "cd";

    public static final long REPEAT_MILLIS = 1000;

    private HealthAddress() {}

    /**
     * Where a routing node is asked to take a channel back at once. The body is the channel's id; answered with the
     * number of cooldowns that ended by it.
     */
    public static String clear(String node) {
        return "cc." + node;
    }
}
