package io.torouter.translation.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

import io.torouter.answer.UpstreamError;
import io.torouter.canonical.Seal;
import io.torouter.canonical.StreamEvent;
import io.torouter.translation.StreamDecoder;
import io.torouter.translation.Untranslatable;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads a stream of chunks, each of which is an answer in itself with the next pieces.
 *
 * <p>Before the first chunk, between chunks, failed. There is no terminator: a body that is over is complete when every
 * candidate in it said why it stopped, which some models say in every chunk. So that is told at the end.
 *
 * @param id of the answer; null where it has none
 * @param lanes one for each candidate that has begun
 * @param counts the last usage that had counts
 */
record ChunkDecoder(boolean started, @Nullable String id, List<CandidateLane> lanes, JsonNode counts, boolean failed)
        implements StreamDecoder {
    static final ChunkDecoder START = new ChunkDecoder(false, null, List.of(), MissingNode.getInstance(), false);

    @Override
    public StreamDecoder step(String name, JsonNode chunk, Consumer<StreamEvent> out) {
        if (failed) {
            return this;
        }
        if (!chunk.isObject()) {
            throw Untranslatable.malformed("expected a chunk of Gemini to be an object, came: " + chunk.getNodeType());
        }
        var error = chunk.path("error");
        if (!error.isMissingNode() && !error.isNull()) {
            out.accept(new StreamEvent.Failed(error(error)));
            return new ChunkDecoder(started, id, lanes, counts, true);
        }
        return begun(chunk, out).read(chunk, out);
    }

    private static UpstreamError error(JsonNode error) {
        var message = error.isTextual() ? error.textValue() : error.path("message").asText();
        return UpstreamError.of(error.path("code").asText(), error.path("status").asText(), message);
    }

    private ChunkDecoder begun(JsonNode chunk, Consumer<StreamEvent> out) {
        if (started) {
            return this;
        }
        var answer = chunk.path("responseId").textValue();
        var usage = chunk.path("usageMetadata");
        var tier = RequestReader.tier(usage.path("serviceTier"));
        var model = chunk.path("modelVersion").textValue();
        out.accept(new StreamEvent.Start(answer, model, UsageCounts.read(usage), tier));
        return new ChunkDecoder(true, answer, lanes, counts, false);
    }

    private ChunkDecoder read(JsonNode chunk, Consumer<StreamEvent> out) {
        var next = lanes;
        for (var candidate : chunk.path("candidates")) {
            next = with(next, read(candidate, lane(next, candidate.path("index").asInt(0)), out));
        }
        var blocked = chunk.path("promptFeedback").path("blockReason").asText();
        if (!blocked.isEmpty() && next.isEmpty()) {
            next = List.of(CandidateLane.empty(0).stopped(StopWords.blocked(blocked)));
        }
        var usage = chunk.path("usageMetadata");
        return new ChunkDecoder(true, id, next, usage.has("promptTokenCount") ? usage : counts, false);
    }

    private static CandidateLane lane(List<CandidateLane> lanes, int candidate) {
        for (var lane : lanes) {
            if (lane.candidate() == candidate) {
                return lane;
            }
        }
        return CandidateLane.empty(candidate);
    }

    private static List<CandidateLane> with(List<CandidateLane> lanes, CandidateLane changed) {
        if (lanes.size() == 1 && lanes.getFirst().candidate() == changed.candidate()) {
            return List.of(changed);
        }
        var others = new ArrayList<CandidateLane>(lanes.size() + 1);
        boolean known = false;
        for (var lane : lanes) {
            boolean same = lane.candidate() == changed.candidate();
            others.add(same ? changed : lane);
            known |= same;
        }
        if (!known) {
            others.add(changed);
        }
        return List.copyOf(others);
    }

    private CandidateLane read(JsonNode candidate, CandidateLane lane, Consumer<StreamEvent> out) {
        var next = lane;
        for (var part : candidate.path("content").path("parts")) {
            next = part(part, next, out);
        }
        next = next.described(candidate, out);
        var word = candidate.path("finishReason").asText();
        return word.isEmpty() ? next : next.stopped(StopWords.stop(word, false));
    }

    private CandidateLane part(JsonNode part, CandidateLane lane, Consumer<StreamEvent> out) {
        var signature = part.path("thoughtSignature").asText();
        var seal = signature.isEmpty() ? null : PartReader.seal(signature);
        var text = part.get("text");
        if (text != null && text.isTextual()) {
            return lane.written(part.path("thought").asBoolean(false), text.textValue(), seal, out);
        }
        var call = part.get("functionCall");
        return call == null ? other(part, lane, seal, out) : lane.called(call, seal, id, out);
    }

    private CandidateLane other(JsonNode part, CandidateLane lane, @Nullable Seal seal, Consumer<StreamEvent> out) {
        boolean bare = part.size() <= 1;
        if (bare && (seal != null || part.isEmpty())) {
            return lane.written(false, "", seal, out);
        }
        var reader = new PartReader("candidates.content.parts", CallLedger.ofAnswer(id, lane.candidate()));
        return lane.other(reader.read(part), out);
    }

    @Override
    public StreamDecoder done(Consumer<StreamEvent> out) {
        return this;
    }

    @Override
    public void end(Consumer<StreamEvent> out) {
        if (failed || lanes.isEmpty() || lanes.stream().anyMatch(lane -> lane.stop() == null)) {
            return;
        }
        for (var lane : lanes) {
            var closed = lane.finished(id, out).closed(out);
            out.accept(new StreamEvent.CandidateEnd(closed.candidate(), closed.why()));
        }
        var usage = UsageCounts.read(counts);
        if (usage != null) {
            out.accept(new StreamEvent.UsageReport(usage));
        }
        out.accept(new StreamEvent.End());
    }
}
