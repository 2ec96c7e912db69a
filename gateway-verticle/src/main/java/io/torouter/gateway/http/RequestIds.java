package io.torouter.gateway.http;

import java.util.concurrent.ThreadLocalRandom;

/** Makes request ids that are unique in the cluster: a random start for each edge instance, then a count. */
public final class RequestIds {
    private static final int DIGITS_RADIX = 36;

    private final String prefix;
    private long count;

    public RequestIds() {
        var random = ThreadLocalRandom.current();
        prefix = "req_" + Long.toString(random.nextLong(1L << 62), DIGITS_RADIX) + '_';
    }

    public String next() {
        return prefix + Long.toString(++count, DIGITS_RADIX);
    }
}
