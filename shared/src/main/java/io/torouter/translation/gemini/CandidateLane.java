package io.torouter.translation.gemini;

import com.fasterxml.jackson.databind.JsonNode;

import io.torouter.canonical.Block;
import io.torouter.canonical.Delta;
import io.torouter.canonical.Media;
import io.torouter.canonical.Part;
import io.torouter.canonical.Seal;
import io.torouter.canonical.Source;
import io.torouter.canonical.Stop;
import io.torouter.canonical.StreamEvent;
import io.torouter.canonical.StreamEvent.BlockDelta;
import io.torouter.canonical.StreamEvent.BlockEnd;
import io.torouter.canonical.StreamEvent.BlockStart;
import io.torouter.canonical.ToolRef;

import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;

/**
 * The blocks of one candidate of a stream; immutable. Pieces of text and of thought come without a sign of where they
 * begin and end: a block is over when something else comes.
 *
 * @param blocks how many have begun; the open one has the last number
 * @param open what grows; null for nothing
 * @param calls how many functions were called
 * @param partial a call that is not whole; null for none
 * @param stop why it ended; null while it goes on
 */
record CandidateLane(
        int candidate, int blocks, @Nullable Open open, int calls, @Nullable PartialCall partial, @Nullable Stop stop) {
    private static final Block TEXT = new Block.TextBlock();

    private enum Kind {
        TEXT,
        THOUGHT,
        AUDIO
    }

    /**
     * @param said text so far, for places in it
     */
    private record Open(Kind kind, boolean sealed, @Nullable Trail said) {}

    static CandidateLane empty(int candidate) {
        return new CandidateLane(candidate, 0, null, 0, null, null);
    }

    CandidateLane stopped(Stop why) {
        return new CandidateLane(candidate, blocks, open, calls, partial, why);
    }

    private CandidateLane with(@Nullable Open next, int count) {
        return new CandidateLane(candidate, count, next, calls, partial, stop);
    }

    private CandidateLane with(int count, @Nullable PartialCall next) {
        return new CandidateLane(candidate, blocks, open, count, next, stop);
    }

    /** Text, or thought, and maybe a signature with it. */
    CandidateLane written(boolean thought, String text, @Nullable Seal seal, Consumer<StreamEvent> out) {
        if (text.isEmpty()) {
            return seal == null ? this : sealed(thought, seal, out);
        }
        var lane = opened(thought ? Kind.THOUGHT : Kind.TEXT, thought ? new Block.ThoughtBlock(null) : TEXT, out);
        lane.grow(new Delta.Written(text), out);
        var grown = lane.said(text);
        return seal == null ? grown : grown.sealed(thought, seal, out);
    }

    /** Only text is kept: nothing points into thoughts. */
    private CandidateLane said(String text) {
        if (open == null || open.kind() != Kind.TEXT) {
            return this;
        }
        return with(new Open(Kind.TEXT, open.sealed(), Trail.plus(open.said(), text)), blocks);
    }

    private CandidateLane opened(Kind kind, Block head, Consumer<StreamEvent> out) {
        return open != null && open.kind() == kind ? this : begun(kind, head, out);
    }

    private CandidateLane begun(Kind kind, Block head, Consumer<StreamEvent> out) {
        var lane = closed(out);
        out.accept(new BlockStart(candidate, lane.blocks, head));
        return lane.with(new Open(kind, false, null), lane.blocks + 1);
    }

    /** A signature that came alone belongs to what came before; a block has one. */
    private CandidateLane sealed(boolean thought, Seal seal, Consumer<StreamEvent> out) {
        var kind = thought ? Kind.THOUGHT : Kind.TEXT;
        boolean fits = open != null && !open.sealed() && (open.kind() == kind || open.kind() == Kind.THOUGHT);
        var lane = fits ? this : begun(kind, thought ? new Block.ThoughtBlock(null) : TEXT, out);
        lane.grow(new Delta.Sealed(seal), out);
        var now = lane.open;
        return now == null ? lane : lane.with(new Open(now.kind(), true, now.said()), lane.blocks);
    }

    CandidateLane closed(Consumer<StreamEvent> out) {
        if (open == null) {
            return this;
        }
        out.accept(new BlockEnd(candidate, blocks - 1));
        return with(null, blocks);
    }

    private CandidateLane whole(Block head, Consumer<StreamEvent> out) {
        var lane = closed(out);
        out.accept(new BlockStart(candidate, lane.blocks, head));
        out.accept(new BlockEnd(candidate, lane.blocks));
        return lane.with(null, lane.blocks + 1);
    }

    CandidateLane called(JsonNode call, @Nullable Seal seal, @Nullable String answer, Consumer<StreamEvent> out) {
        if (!PartialCall.isPiece(call)) {
            var args = call.path("args").isObject() ? call.get("args").toString() : "{}";
            var lane = finished(answer, out);
            return lane.called(call.path("name").asText(), call.path("id").asText(), args, seal, answer, out);
        }
        if (partial == null && !call.has("name")) {
            return this;
        }
        var grown = partial == null || call.has("name") ? null : partial.plus(call);
        var lane =
                grown == null ? finished(answer, out).with(calls, PartialCall.begun(call, seal)) : with(calls, grown);
        return PartialCall.isLast(call) ? lane.finished(answer, out) : lane;
    }

    /** Gives out a call that came in pieces. */
    CandidateLane finished(@Nullable String answer, Consumer<StreamEvent> out) {
        if (partial == null) {
            return this;
        }
        var args = partial.args().toString();
        return with(calls, null).called(partial.name(), partial.id(), args, partial.seal(), answer, out);
    }

    private CandidateLane called(
            String name,
            String id,
            String args,
            @Nullable Seal seal,
            @Nullable String answer,
            Consumer<StreamEvent> out) {
        var lane = closed(out);
        var known = id.isEmpty() ? CallLedger.madeId(answer, candidate, calls) : id;
        out.accept(new BlockStart(candidate, lane.blocks, new Block.CallBlock(known, ToolRef.function(name), seal)));
        out.accept(new BlockDelta(candidate, lane.blocks, new Delta.Written(args)));
        out.accept(new BlockEnd(candidate, lane.blocks));
        return lane.with(null, lane.blocks + 1).with(calls + 1, null);
    }

    /** Sound grows; anything else came whole. */
    CandidateLane other(Part part, Consumer<StreamEvent> out) {
        if (part instanceof Media media
                && media.kind() == Media.Kind.AUDIO
                && media.source() instanceof Source.Inline(var mediaType, var base64)) {
            var lane = opened(Kind.AUDIO, new Block.AudioBlock(null, mediaType), out);
            lane.grow(new Delta.Sounded(base64, null), out);
            return lane;
        }
        return whole(new Block.WholeBlock(part), out);
    }

    /** What is said of the text so far, whose block must be open for it. */
    CandidateLane described(JsonNode json, Consumer<StreamEvent> out) {
        if (open == null || open.kind() != Kind.TEXT) {
            return this;
        }
        if (json.has("groundingMetadata") || json.has("citationMetadata")) {
            new GroundingReader(Trail.text(open.said()), -1).read(json).forEach(one -> grow(new Delta.Cited(one), out));
        }
        if (json.has("logprobsResult")) {
            grow(new Delta.Logprobs(LogprobsResult.read(json.get("logprobsResult"))), out);
        }
        return this;
    }

    private void grow(Delta delta, Consumer<StreamEvent> out) {
        out.accept(new BlockDelta(candidate, blocks - 1, delta));
    }

    /** Why it ended, in view of all of it. */
    Stop why() {
        boolean called = calls > 0 && stop != null && stop.reason() == Stop.Reason.END;
        return stop == null || called ? Stop.of(called ? Stop.Reason.TOOL_CALLS : Stop.Reason.OTHER) : stop;
    }
}
