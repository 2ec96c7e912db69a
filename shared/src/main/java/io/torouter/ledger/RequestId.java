package io.torouter.ledger;

/**
 * Ids of requests. When a request came stands in its id, so that a ledger looks for it at that time, and needs no index
 * of ids.
 */
public final class RequestId {
    private static final String PREFIX = "req_";
    private static final int RADIX = 36;
    private static final int TIME_DIGITS = 9;
    private static final int TIME_END = PREFIX.length() + TIME_DIGITS;

    /** In the year 5188. */
    private static final long LAST_MILLIS = 101_559_956_668_415L;

    private RequestId() {}

    /**
     * @param millis since 1970
     * @param rest tells it from others of that time
     */
    public static String of(long millis, String rest) {
        var id = new StringBuilder(TIME_END + 1 + rest.length()).append(PREFIX);
        var time = Long.toString(Math.clamp(millis, 0, LAST_MILLIS), RADIX);
        return id.repeat('0', TIME_DIGITS - time.length()).append(time).append('_').append(rest).toString();
    }

    /** Whether {@link #millis} can be told of it; ids of older releases are others. */
    public static boolean isTimed(String id) {
        return id.length() > TIME_END
                && id.startsWith(PREFIX)
                && id.charAt(TIME_END) == '_'
                && id.chars().skip(PREFIX.length()).limit(TIME_DIGITS).allMatch(RequestId::isDigit);
    }

    private static boolean isDigit(int character) {
        return (character >= '0' && character <= '9') || (character >= 'a' && character <= 'z');
    }

    /** When the request came, in milliseconds since 1970. */
    public static long millis(String id) {
        return Long.parseLong(id, PREFIX.length(), TIME_END, RADIX);
    }
}
