package io.torouter.limits;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * What was used within a sliding window: amounts with the moments at which they leave it. Immutable.
 *
 * <p>Amounts that come after one another share a moment, the latest of theirs, as long as they are a grain together. So
 * the total is never less than what the window really saw, and at most a grain more: with grains of a hundredth of the
 * limit the count is exact to 1 % of it, whatever the pattern of use, and there are 200 entries at most.
 */
public final class UseLog {
    public static final UseLog EMPTY = new UseLog(new long[0], new long[0]);

    private final long[] moments;
    private final long[] counts;
    private final long total;

    /** Takes the arrays over. */
    private UseLog(long[] moments, long[] counts) {
        this.moments = moments;
        this.counts = counts;
        long sum = 0;
        for (long count : counts) {
            sum = Math.min(sum + count, Limit.MOST);
        }
        this.total = sum;
    }

    public long total() {
        return total;
    }

    public boolean isEmpty() {
        return counts.length == 0;
    }

    int size() {
        return counts.length;
    }

    /** What is left when all up to {@code moment}, itself included, has left. */
    public UseLog since(long moment) {
        int gone = 0;
        while (gone < moments.length && moments[gone] <= moment) {
            gone++;
        }
        return gone == 0 ? this : from(gone);
    }

    private UseLog from(int first) {
        return first == moments.length
                ? EMPTY
                : new UseLog(
                        Arrays.copyOfRange(moments, first, moments.length),
                        Arrays.copyOfRange(counts, first, counts.length));
    }

    /**
     * @param moment not before the latest
     * @param grain what may share one moment
     */
    public UseLog plus(long moment, long amount, long grain) {
        if (amount <= 0) {
            return this;
        }
        int last = counts.length - 1;
        boolean joins = last >= 0 && (moments[last] == moment || counts[last] + amount <= grain);
        int size = joins ? counts.length : counts.length + 1;
        long[] laterMoments = Arrays.copyOf(moments, size);
        long[] laterCounts = Arrays.copyOf(counts, size);
        laterMoments[size - 1] = moment;
        laterCounts[size - 1] = Math.min(laterCounts[size - 1] + amount, Limit.MOST);
        return new UseLog(laterMoments, laterCounts);
    }

    /** This one, and another after it. */
    UseLog then(UseLog later) {
        long[] allMoments = Arrays.copyOf(moments, moments.length + later.moments.length);
        long[] allCounts = Arrays.copyOf(counts, allMoments.length);
        System.arraycopy(later.moments, 0, allMoments, moments.length, later.moments.length);
        System.arraycopy(later.counts, 0, allCounts, moments.length, later.moments.length);
        return new UseLog(allMoments, allCounts);
    }

    /** The same, all of it that much earlier. */
    public UseLog earlier(long millis) {
        return new UseLog(Arrays.stream(moments).map(moment -> moment - millis).toArray(), counts);
    }

    /** The moment with which enough has left that {@code rest} or less remains; the earliest where that is so now. */
    public long momentOf(long rest) {
        long left = total;
        int i = 0;
        while (left > rest && i < counts.length) {
            left -= counts[i++];
        }
        return i == 0 ? Long.MIN_VALUE : moments[i - 1];
    }

    /** The moment with which nothing is left; the earliest where that is so now. */
    public long latest() {
        return moments.length == 0 ? Long.MIN_VALUE : moments[moments.length - 1];
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(counts.length);
        for (int i = 0; i < counts.length; i++) {
            out.writeLong(moments[i]);
            out.writeLong(counts[i]);
        }
    }

    static UseLog read(DataInput in) throws IOException {
        int size = in.readInt();
        long[] moments = new long[size];
        long[] counts = new long[size];
        for (int i = 0; i < size; i++) {
            moments[i] = in.readLong();
            counts[i] = in.readLong();
        }
        return size == 0 ? EMPTY : new UseLog(moments, counts);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof UseLog log && Arrays.equals(moments, log.moments) && Arrays.equals(counts, log.counts);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(moments) + Arrays.hashCode(counts);
    }

    @Override
    public String toString() {
        return "UseLog[" + total + " in " + counts.length + " entries]";
    }
}
