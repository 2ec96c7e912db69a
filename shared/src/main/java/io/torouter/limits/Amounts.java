package io.torouter.limits;

/**
 * How much of each thing that limits count; none is negative, and none more than 2^50.
 *
 * @param requests begun
 * @param tokens read and generated
 * @param nanos nanodollars
 * @param slots requests under way
 */
public record Amounts(long requests, long tokens, long nanos, long slots) {
    public static final Amounts NONE = new Amounts(0, 0, 0, 0);

    public Amounts {
        requests = bounded(requests);
        tokens = bounded(tokens);
        nanos = bounded(nanos);
        slots = bounded(slots);
    }

    private static long bounded(long amount) {
        return Math.clamp(amount, 0, Limit.MOST);
    }

    public Amounts plus(Amounts more) {
        return new Amounts(requests + more.requests, tokens + more.tokens, nanos + more.nanos, slots + more.slots);
    }

    /** Without {@code less}; nothing where that is more. */
    public Amounts minus(Amounts less) {
        return new Amounts(requests - less.requests, tokens - less.tokens, nanos - less.nanos, slots - less.slots);
    }

    public Amounts times(long count) {
        return new Amounts(
                product(requests, count), product(tokens, count), product(nanos, count), product(slots, count));
    }

    private static long product(long amount, long count) {
        return Math.multiplyHigh(amount, count) == 0 && amount * count >= 0 ? amount * count : Limit.MOST;
    }

    public boolean covers(Amounts other) {
        return requests >= other.requests && tokens >= other.tokens && nanos >= other.nanos && slots >= other.slots;
    }

    public boolean isNone() {
        return equals(NONE);
    }
}
