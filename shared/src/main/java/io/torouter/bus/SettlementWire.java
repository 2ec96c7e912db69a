package io.torouter.bus;

import io.torouter.usage.Usage;

import java.util.List;

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
        boolean reports = !settlement.reports().isEmpty();
        boolean detail = reports || !settlement.usage().detail().equals(Usage.Detail.NONE);
        if (detail || !settlement.passage().equals(Settlement.Passage.PLAIN)) {
            passage(out, settlement.passage());
        }
        if (detail) {
            detail(out, settlement.usage().detail());
        }
        if (reports) {
            out.put(settlement.reports(), SettlementWire::report);
        }
    }

    private static void tokens(WireWriter out, Usage usage) {
        out.put(usage.input()).put(usage.cacheRead()).put(usage.cacheWrite());
        out.put(usage.output()).put(usage.reasoning());
    }

    private static void passage(WireWriter out, Settlement.Passage passage) {
        out.put(passage.dialect()).put(passage.dropped(), WireWriter::put);
    }

    private static void detail(WireWriter out, Usage.Detail detail) {
        out.put(detail.longCacheWrite()).put(detail.audioInput()).put(detail.imageInput());
        out.put(detail.audioOutput()).put(detail.images());
    }

    private static void report(WireWriter out, AttemptReport report) {
        int length = out.reserveLength();
        out.put(report.channel()).put(report.model()).put(report.status()).put(report.outcome());
        out.put(report.startMicros()).put(report.firstByteMicros()).put(report.totalMicros());
        tokens(out, report.usage());
        detail(out, report.usage().detail());
        out.put(report.usageReported()).put(report.upstreamRequestId());
        out.fillLength(length);
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
        var known = usage.with(detail);
        var reports = hasMore() ? in.readList(_ -> in.readWhole(_ -> report())) : List.<AttemptReport>of();
        return new Settlement(outcome, channel, attempts, known, reported, firstByteMicros, passage, reports);
    }

    /** An older neighbour stops earlier. */
    private boolean hasMore() {
        return in.position() < end;
    }

    private Usage tokens() {
        return new Usage(in.readLong(), in.readLong(), in.readLong(), in.readLong(), in.readLong());
    }

    private Settlement.Passage passage() {
        return new Settlement.Passage(in.readString(), in.readList(WireReader::readString));
    }

    private Usage.Detail detail() {
        return new Usage.Detail(in.readLong(), in.readLong(), in.readLong(), in.readLong(), in.readLong());
    }

    private AttemptReport report() {
        return new AttemptReport(
                in.readString(),
                in.readString(),
                in.readInt(),
                in.readString(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                tokens().with(detail()),
                in.readBoolean(),
                in.readString());
    }
}
