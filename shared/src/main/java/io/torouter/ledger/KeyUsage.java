package io.torouter.ledger;

/**
 * What a key has used, by the calendar of UTC.
 *
 * @param total since it exists
 * @param week since Monday
 */
public record KeyUsage(Sum total, Sum today, Sum week, Sum month) {
    /**
     * @param requests that a channel was tried for
     * @param tokens read and generated
     * @param nanos nanodollars
     */
    public record Sum(long requests, long tokens, long nanos) {
        public static final Sum NOTHING = new Sum(0, 0, 0);
    }
}
