package io.torouter.limits;

/**
 * What a key or an account may use at most; 0 in any of them for no limit.
 *
 * @param spendNanos nanodollars over the whole life of the key
 * @param requestsPerMinute requests in any 60 seconds
 * @param tokensPerMinute tokens read and generated in any 60 seconds
 * @param concurrency requests at the same time
 * @param per5Hours requests in any five hours
 * @param per24Hours requests in any 24 hours
 * @param per7Days requests in any seven days
 */
public record Limits(
        long spendNanos,
        long requestsPerMinute,
        long tokensPerMinute,
        long concurrency,
        long per5Hours,
        long per24Hours,
        long per7Days) {
    public static final Limits NONE = new Limits(0, 0, 0, 0, 0, 0, 0);

    public Limits {
        long signs = spendNanos | requestsPerMinute | tokensPerMinute | concurrency | per5Hours | per24Hours | per7Days;
        if (signs < 0) {
            throw new IllegalArgumentException("limits are not negative");
        }
    }

    /** One of money and nothing else. */
    public static Limits ofSpend(long nanos) {
        return new Limits(nanos, 0, 0, 0, 0, 0, 0);
    }

    /**
     * One of what was paid in advance.
     *
     * @param nanos nanodollars; where it is none a nanodollar stands for it, since 0 would be no limit
     */
    public static Limits ofCredit(long nanos) {
        return ofSpend(Math.max(1, nanos));
    }

    /** These, and those of {@code others} where these have none. */
    public Limits or(Limits others) {
        return new Limits(
                or(spendNanos, others.spendNanos),
                or(requestsPerMinute, others.requestsPerMinute),
                or(tokensPerMinute, others.tokensPerMinute),
                or(concurrency, others.concurrency),
                or(per5Hours, others.per5Hours),
                or(per24Hours, others.per24Hours),
                or(per7Days, others.per7Days));
    }

    private static long or(long own, long other) {
        return own == 0 ? other : own;
    }

    public boolean isNone() {
        return (spendNanos | requestsPerMinute | tokensPerMinute | concurrency | per5Hours | per24Hours | per7Days)
                == 0;
    }
}
