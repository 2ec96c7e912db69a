package io.torouter.gateway.limits;

import io.torouter.limits.Amounts;

import org.jspecify.annotations.Nullable;

/**
 * What a request holds of the limits of its key and of its account. Confined to the edge's event loop.
 *
 * <p>held → begun → settled, or held → released.
 */
public final class Reservation {
    private final Leases leases;
    private final @Nullable Reservation other;
    private Amounts held;
    private State state = State.HELD;

    private enum State {
        HELD,
        BEGUN,
        OVER
    }

    Reservation(Leases leases, Amounts held) {
        this(leases, held, null);
    }

    private Reservation(Leases leases, Amounts held, @Nullable Reservation other) {
        this.leases = leases;
        this.held = held;
        this.other = other;
    }

    /** Both as one, of which none has begun. */
    Reservation and(Reservation second) {
        return new Reservation(leases, held, second);
    }

    /** The request is let in, and counts. */
    public void begin() {
        if (state == State.HELD) {
            state = State.BEGUN;
            held = leases.begun(held);
        }
        if (other != null) {
            other.begin();
        }
    }

    /** The request is not let in after all: what it held is free, and nothing is counted. */
    public void release() {
        if (state == State.HELD) {
            state = State.OVER;
            leases.released(held);
        }
        if (other != null) {
            other.release();
        }
    }

    /**
     * The request is over: what it held is free, and what it used is counted. Only the first call has an effect.
     *
     * @param tokens read and generated
     * @param outputTokens those of them that were generated
     * @param nanos what it cost in nanodollars
     */
    public void settle(long tokens, long outputTokens, long nanos) {
        if (state == State.OVER) {
            return;
        }
        begin();
        state = State.OVER;
        leases.settled(held, new Amounts(0, tokens, nanos, 0), outputTokens);
        if (other != null) {
            other.settle(tokens, outputTokens, nanos);
        }
    }
}
