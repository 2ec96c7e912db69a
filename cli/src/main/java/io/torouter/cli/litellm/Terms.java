package io.torouter.cli.litellm;

/**
 * How requests come to a deployment.
 *
 * @param order lower goes first
 * @param rpm requests a minute, 0 for no limit
 * @param concurrency requests at the same time, 0 for no limit
 * @param timeout of the whole request, as the file writes it; empty for the default
 */
record Terms(int order, int weight, int rpm, int concurrency, String timeout) {
    Terms ordered(int other) {
        return new Terms(other, weight, rpm, concurrency, timeout);
    }

    /** Whether what is shared with other models would be another limit. */
    boolean isLimited() {
        return rpm > 0 || concurrency > 0;
    }
}
