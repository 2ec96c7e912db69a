package io.torouter.benchmark;

/** Durations in buckets that are at most 1.6 % wide. Not thread-safe. */
final class Histogram {
    private static final int SUB_BITS = 6;
    private static final int SUB = 1 << SUB_BITS;

    private final long[] counts = new long[(65 - SUB_BITS) * SUB];
    private long total;

    void add(long nanos) {
        counts[bucket(Math.max(0, nanos))]++;
        total++;
    }

    /** The duration that this share of all does not exceed, in nanoseconds; 0 when there are none. */
    double quantile(double share) {
        long rank = (long) Math.ceil(share * total);
        long seen = 0;
        for (int i = 0; i < counts.length && rank > 0; i++) {
            seen += counts[i];
            if (seen >= rank) {
                return middle(i);
            }
        }
        return 0;
    }

    /** Below {@link #SUB} each value has its bucket; above, each power of two is cut into as many. */
    private static int bucket(long value) {
        int shift = Math.max(0, 63 - Long.numberOfLeadingZeros(value | 1) - SUB_BITS);
        return shift * SUB + (int) (value >>> shift);
    }

    private static double middle(int bucket) {
        int shift = Math.max(0, bucket / SUB - 1);
        long low = (long) (bucket - shift * SUB) << shift;
        return low + (1L << shift) / 2.0;
    }
}
