package io.torouter.ledger;

/**
 * What requests come to.
 *
 * @param requests that a channel was tried for
 * @param tokens read and generated
 * @param cost in nanodollars
 */
public record Spend(long requests, long tokens, long cost) {
    public static final Spend NOTHING = new Spend(0, 0, 0);

    /** Of one request. */
    public static Spend of(LedgerRow row) {
        var usage = row.charge().usage();
        return new Spend(1, sum(usage.totalInput(), usage.totalOutput()), row.charge().cost().total());
    }

    public Spend plus(Spend other) {
        return new Spend(requests + other.requests, sum(tokens, other.tokens), sum(cost, other.cost));
    }

    /** As much as a number can hold where it is more. */
    private static long sum(long one, long other) {
        long sum = one + other;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }
}
