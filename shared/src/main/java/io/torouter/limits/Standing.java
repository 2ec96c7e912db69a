package io.torouter.limits;

/**
 * How a subject stands with its requests and tokens, for those who ask.
 *
 * @param requests of the window with the least left
 * @param tokens of the last minute
 */
public record Standing(Count requests, Count tokens) {
    public static final Standing UNLIMITED = new Standing(Count.UNLIMITED, Count.UNLIMITED);

    /**
     * @param limit 0 for none, and then the others mean nothing
     * @param left not negative
     * @param resetMillis until nothing counts any more
     */
    public record Count(long limit, long left, long resetMillis) {
        public static final Count UNLIMITED = new Count(0, 0, 0);
    }
}
