package io.torouter.canonical;

import io.torouter.answer.UpstreamError;
import io.torouter.usage.Usage;

import org.jspecify.annotations.Nullable;

/**
 * A step of a streamed answer.
 *
 * <p>Order: {@link Start}, then for each candidate blocks that begin, grow and end, then its {@link CandidateEnd}, then
 * {@link End}. {@link UsageReport} may come anywhere behind the start, more than once; the last stands. {@link Failed}
 * may come anywhere and is the last. Blocks of one candidate have the numbers 0, 1, 2, … in the order of their starts.
 * A decoder may leave several blocks of a candidate open at a time; {@code BlockOrder} puts them in a row, and encoders
 * see at most one open block for each candidate.
 */
public sealed interface StreamEvent {
    /**
     * @param id the upstream's own; null where it has none
     * @param model the upstream's own name of it; null where it does not say
     * @param input what is known of the usage so far; null for nothing
     * @param serviceTier null where the upstream does not say
     */
    record Start(@Nullable String id, @Nullable String model, @Nullable Usage input, @Nullable ServiceTier serviceTier)
            implements StreamEvent {}

    record BlockStart(int candidate, int block, Block head) implements StreamEvent {}

    record BlockDelta(int candidate, int block, Delta delta) implements StreamEvent {}

    record BlockEnd(int candidate, int block) implements StreamEvent {}

    record CandidateEnd(int candidate, Stop stop) implements StreamEvent {}

    /** Totals of the whole answer so far. */
    record UsageReport(Usage usage) implements StreamEvent {}

    record End() implements StreamEvent {}

    record Failed(UpstreamError error) implements StreamEvent {}

    /** The upstream is alive. */
    record Ping() implements StreamEvent {}
}
