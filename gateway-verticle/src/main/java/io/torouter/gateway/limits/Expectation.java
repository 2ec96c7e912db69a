package io.torouter.gateway.limits;

/**
 * How many tokens the next answer is likely to have: as many as the longest of late. Begins with much, because an
 * estimate that is too low lets requests at the same time exceed what is left.
 */
final class Expectation {
    private static final long FIRST = 4_096;

    /** With every shorter answer it comes nearer to that by this part of the distance. */
    private static final long STEP = 8;

    private long tokens = FIRST;

    long tokens() {
        return tokens;
    }

    void saw(long outputTokens) {
        tokens = outputTokens >= tokens ? outputTokens : tokens - Math.ceilDiv(tokens - outputTokens, STEP);
    }
}
