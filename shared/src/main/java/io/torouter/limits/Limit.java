package io.torouter.limits;

import java.util.concurrent.TimeUnit;

/** The kinds of limits, in the order in which they are asked. */
public enum Limit {
    SPEND(1, 0),
    FIVE_HOURS(2, TimeUnit.HOURS.toMillis(5)),
    DAY(3, TimeUnit.HOURS.toMillis(24)),
    WEEK(4, TimeUnit.DAYS.toMillis(7)),
    REQUESTS(5, TimeUnit.MINUTES.toMillis(1)),
    TOKENS(6, TimeUnit.MINUTES.toMillis(1)),
    CONCURRENCY(7, 0);

    /** What cannot be counted any more is as much as this. */
    static final long MOST = 1L << 50;

    private final int code;
    private final long spanMillis;

    Limit(int code, long spanMillis) {
        this.code = code;
        this.spanMillis = spanMillis;
    }

    /** What stands for it in binary form, for ever. */
    int code() {
        return code;
    }

    static Limit of(int code) {
        for (var limit : values()) {
            if (limit.code == code) {
                return limit;
            }
        }
        throw new IllegalArgumentException("no limit has the code " + code);
    }

    /** How long use counts; 0 for the two that no time frees: money, and requests under way. */
    public long spanMillis() {
        return spanMillis;
    }

    /** How people read it. */
    public String text() {
        return switch (this) {
            case SPEND -> "quota_usd";
            case REQUESTS -> "rpm";
            case TOKENS -> "tpm";
            case CONCURRENCY -> "concurrency";
            case FIVE_HOURS -> "requests_5h";
            case DAY -> "requests_24h";
            case WEEK -> "requests_7d";
        };
    }

    public boolean isWindow() {
        return spanMillis > 0;
    }

    /** How much {@code limits} allow of this; 0 for any amount. */
    public long of(Limits limits) {
        return switch (this) {
            case SPEND -> limits.spendNanos();
            case FIVE_HOURS -> limits.per5Hours();
            case DAY -> limits.per24Hours();
            case WEEK -> limits.per7Days();
            case REQUESTS -> limits.requestsPerMinute();
            case TOKENS -> limits.tokensPerMinute();
            case CONCURRENCY -> limits.concurrency();
        };
    }

    /** What this counts of {@code amounts}. */
    public long of(Amounts amounts) {
        return switch (this) {
            case SPEND -> amounts.nanos();
            case FIVE_HOURS, DAY, WEEK, REQUESTS -> amounts.requests();
            case TOKENS -> amounts.tokens();
            case CONCURRENCY -> amounts.slots();
        };
    }
}
