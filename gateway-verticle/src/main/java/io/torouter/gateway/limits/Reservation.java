package io.torouter.gateway.limits;

import io.torouter.limits.Amounts;

/** What a request under way holds of its key's limits. Confined to the edge's event loop. */
public final class Reservation {
    private final Leases leases;
    private final Amounts held;
    private boolean settled;

    Reservation(Leases leases, Amounts held) {
        this.leases = leases;
        this.held = held;
    }

    /**
     * The request is over: what it held is free, and what it used is counted. Only the first call has an effect.
     *
     * @param tokens read and generated
     * @param outputTokens those of them that were generated
     * @param nanos what it cost in nanodollars
     */
    public void settle(long tokens, long outputTokens, long nanos) {
        if (!settled) {
            settled = true;
            leases.settled(held, new Amounts(0, tokens, nanos, 0), outputTokens);
        }
    }
}
