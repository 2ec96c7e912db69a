package io.torouter.translation.gemini;

import static io.torouter.dialect.Dialect.GEMINI_GENERATE;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.torouter.canonical.Block;
import io.torouter.canonical.Citation;
import io.torouter.canonical.Delta;
import io.torouter.canonical.Extras;
import io.torouter.canonical.Field;
import io.torouter.canonical.Part;
import io.torouter.canonical.Seal;
import io.torouter.canonical.ServiceTier;
import io.torouter.canonical.Stop;
import io.torouter.canonical.StreamEvent;
import io.torouter.canonical.ToolCall;
import io.torouter.translation.AnswerContext;
import io.torouter.translation.SealedText;
import io.torouter.translation.StreamEncoder;
import io.torouter.translation.WireSink;
import io.torouter.usage.Usage;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * Writes a stream of chunks. Text and thought go out as they come, function calls when they are whole, and why the
 * candidates ended with the usage in a last chunk. Nothing follows an error.
 *
 * @param candidates those that have begun
 * @param over whether the last chunk, or an error, was written
 */
record ChunkEncoder(
        AnswerContext context,
        List<CandidateWriting> candidates,
        @Nullable Usage usage,
        @Nullable ServiceTier tier,
        boolean over)
        implements StreamEncoder {
    private static final String SOUND = "audio/pcm;rate=24000";

    static ChunkEncoder start(AnswerContext context) {
        return new ChunkEncoder(context, List.of(), null, null, false);
    }

    @Override
    public StreamEncoder step(StreamEvent event, WireSink out) {
        if (over) {
            return this;
        }
        return switch (event) {
            case StreamEvent.Start(_, _, var input, var served) -> with(input, served, false);
            case StreamEvent.BlockStart(var candidate, _, var head) -> with(begin(candidate, head, out));
            case StreamEvent.BlockDelta(var candidate, _, var delta) -> with(grow(at(candidate), delta, out));
            case StreamEvent.BlockEnd(var candidate, _) -> with(end(at(candidate), out));
            case StreamEvent.CandidateEnd(var candidate, var stop) -> with(at(candidate).stopped(stop));
            case StreamEvent.UsageReport(var used) -> with(used, tier, false);
            case StreamEvent.Ping _ -> this;
            case StreamEvent.End _ -> {
                out.event("", json -> ChunkJson.last(json, context, all(), usage, tier));
                yield with(usage, tier, true);
            }
            case StreamEvent.Failed(var error) -> {
                out.event("", json -> ChunkJson.error(json, error));
                yield with(usage, tier, true);
            }
        };
    }

    /** An answer has at least one candidate. */
    private List<CandidateWriting> all() {
        return candidates.isEmpty()
                ? List.of(CandidateWriting.empty(0).stopped(Stop.of(Stop.Reason.OTHER)))
                : candidates;
    }

    private ChunkEncoder with(@Nullable Usage used, @Nullable ServiceTier served, boolean ended) {
        return new ChunkEncoder(context, candidates, used, served, ended);
    }

    private CandidateWriting at(int candidate) {
        for (var one : candidates) {
            if (one.candidate() == candidate) {
                return one;
            }
        }
        return CandidateWriting.empty(candidate);
    }

    private ChunkEncoder with(CandidateWriting changed) {
        if (candidates.size() <= 1 && (candidates.isEmpty() || isSame(candidates.getFirst(), changed))) {
            return new ChunkEncoder(context, List.of(changed), usage, tier, false);
        }
        var all = new ArrayList<CandidateWriting>(candidates.size() + 1);
        candidates.forEach(one -> all.add(isSame(one, changed) ? changed : one));
        if (candidates.stream().noneMatch(one -> isSame(one, changed))) {
            all.add(changed);
        }
        return new ChunkEncoder(context, List.copyOf(all), usage, tier, false);
    }

    private static boolean isSame(CandidateWriting one, CandidateWriting other) {
        return one.candidate() == other.candidate();
    }

    private CandidateWriting begin(int candidate, Block head, WireSink out) {
        if (head instanceof Block.WholeBlock(var part)) {
            write(candidate, part, out);
        }
        return at(candidate).begun(head);
    }

    private void write(int candidate, Part part, WireSink out) {
        var media = new MediaWriter(new MediaWriter.Taken(context.model(), true, true, false), out.drops());
        new PartWriter(PartWriter.Reader.of(context), media, out.drops())
                .write(part)
                .forEach(json -> out.event("", ChunkJson.whole(context, candidate, json)));
    }

    private CandidateWriting grow(CandidateWriting at, Delta delta, WireSink out) {
        return switch (delta) {
            case Delta.Written(var text) -> written(at, text, out);
            case Delta.Summarised(var part, var text) -> {
                thought(at, at.summary() >= 0 && part > at.summary() ? "\n\n" + text : text, out);
                yield at.summarised(part);
            }
            case Delta.Sealed(var seal) -> sealed(at, seal, out);
            case Delta.Cited(var citation) -> cited(at, citation, out);
            case Delta.Logprobs(var tokens) -> {
                out.event("", ChunkJson.logprobs(context, at.candidate(), LogprobsResult.write(tokens)));
                yield at;
            }
            case Delta.Sounded(var base64, var transcript) -> sounded(at, base64, transcript, out);
        };
    }

    /** As {@link AnswerWriter} does it. */
    private static CandidateWriting cited(CandidateWriting at, Citation citation, WireSink out) {
        if (citation.vendor() != GEMINI_GENERATE && citation.url() == null) {
            out.drops().add(Field.CITATIONS);
        }
        return at.cited(citation);
    }

    private CandidateWriting written(CandidateWriting at, String text, WireSink out) {
        return switch (at.head()) {
            case Block.CallBlock _ -> at.argued(text);
            case Block.ThoughtBlock _ -> thought(at, text, out);
            case Block.TextBlock _, Block.RefusalBlock _ -> text(at, text, out);
            case Block.AudioBlock _, Block.WholeBlock _ -> at;
            case null -> at;
        };
    }

    private CandidateWriting text(CandidateWriting at, String text, WireSink out) {
        out.event("", json -> ChunkJson.text(json, context, at.candidate(), false, text));
        return at.written(text);
    }

    private CandidateWriting thought(CandidateWriting at, String text, WireSink out) {
        out.event("", json -> ChunkJson.text(json, context, at.candidate(), true, text));
        return at;
    }

    /** On a part of its own, as Gemini does it. */
    private CandidateWriting sealed(CandidateWriting at, Seal seal, WireSink out) {
        boolean thought = at.head() instanceof Block.ThoughtBlock;
        out.event(
                "",
                json ->
                        ChunkJson.part(
                                json,
                                context,
                                at.candidate(),
                                () -> {
                                    json.writeStringField("text", "");
                                    if (thought) {
                                        json.writeBooleanField("thought", true);
                                    }
                                    json.writeStringField("thoughtSignature", SealedText.in(GEMINI_GENERATE, seal));
                                }));
        return at;
    }

    private CandidateWriting sounded(
            CandidateWriting at, @Nullable String base64, @Nullable String transcript, WireSink out) {
        if (base64 != null) {
            var said = at.head() instanceof Block.AudioBlock(_, var mediaType) ? mediaType : null;
            var part = JsonNodeFactory.instance.objectNode();
            part.putObject("inlineData").put("mimeType", said == null ? SOUND : said).put("data", base64);
            out.event("", ChunkJson.whole(context, at.candidate(), part));
        }
        return transcript == null || transcript.isEmpty() ? at : text(at, transcript, out);
    }

    private CandidateWriting end(CandidateWriting at, WireSink out) {
        if (at.head() instanceof Block.CallBlock(var id, var tool, var seal)) {
            var call = new ToolCall(id, tool, Trail.text(at.arguments()), seal, null, Extras.NONE);
            write(at.candidate(), call, out);
        }
        return at.ended();
    }
}
