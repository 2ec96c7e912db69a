package io.torouter.bus;

import io.torouter.usage.Usage;

import java.util.ArrayList;

/**
 * A settlement at the end of a frame.
 *
 * <p>What came later stands behind what was there before: a reader that does not know it skips it, and at the end it is
 * left out where it says nothing.
 */
final class SettlementWire {
    private final WireReader in;
    private final int end;

    /**
     * @param end where the frame ends
     */
    SettlementWire(WireReader in, int end) {
        this.in = in;
        this.end = end;
    }

    static void write(WireWriter out, Settlement settlement) {
        out.put(settlement.outcome().name()).put(settlement.channel()).put(settlement.attempts());
        tokens(out, settlement.usage());
        out.put(settlement.usageReported()).put(settlement.firstByteMicros());
        boolean detailed = !settlement.usage().detail().equals(Usage.Detail.NONE);
        if (detailed || !settlement.passage().equals(Settlement.Passage.PLAIN)) {
            passage(out, settlement.passage());
        }
        if (detailed) {
            detail(out, settlement.usage().detail());
        }
    }

    private static void tokens(WireWriter out, Usage usage) {
        out.put(usage.input()).put(usage.cacheRead()).put(usage.cacheWrite());
        out.put(usage.output()).put(usage.reasoning());
    }

    private static void passage(WireWriter out, Settlement.Passage passage) {
        out.put(passage.dialect()).put(passage.dropped().size());
        passage.dropped().forEach(out::put);
    }

    private static void detail(WireWriter out, Usage.Detail detail) {
        out.put(detail.longCacheWrite()).put(detail.audioInput()).put(detail.imageInput());
        out.put(detail.audioOutput()).put(detail.images());
    }

    Settlement read() {
        var outcome = in.readWord(Outcome.class, Outcome.INTERNAL_ERROR);
        var channel = in.readString();
        int attempts = in.readInt();
        var usage = tokens();
        boolean reported = in.readBoolean();
        long firstByteMicros = in.readLong();
        var passage = hasMore() ? passage() : Settlement.Passage.PLAIN;
        var detail = hasMore() ? detail() : Usage.Detail.NONE;
        return new Settlement(outcome, channel, attempts, usage.with(detail), reported, firstByteMicros, passage);
    }

    /** An older neighbour stops earlier. */
    private boolean hasMore() {
        return in.position() < end;
    }

    private Usage tokens() {
        return new Usage(in.readLong(), in.readLong(), in.readLong(), in.readLong(), in.readLong());
    }

    private Settlement.Passage passage() {
        var dialect = in.readString();
        int count = in.readInt();
        var dropped = new ArrayList<String>(Math.min(count, 64));
        for (int i = 0; i < count; i++) {
            dropped.add(in.readString());
        }
        return new Settlement.Passage(dialect, dropped);
    }

    private Usage.Detail detail() {
        return new Usage.Detail(in.readLong(), in.readLong(), in.readLong(), in.readLong(), in.readLong());
    }
}
