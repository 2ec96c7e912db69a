package io.torouter.translation.chat;

import com.fasterxml.jackson.core.JsonGenerator;

import io.torouter.answer.UpstreamError;
import io.torouter.canonical.StreamEvent;
import io.torouter.translation.AnswerContext;
import io.torouter.translation.StreamEncoder;
import io.torouter.translation.WireSink;
import io.torouter.usage.Usage;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a stream of chunks.
 *
 * @param frame what is the same in all of them
 * @param usage the last that was reported
 * @param choices those that have begun, by the order in which they did
 * @param over whether nothing may follow
 */
record ChunkWriter(Chunks.Frame frame, @Nullable Usage usage, List<ChoiceWriter> choices, boolean over)
        implements StreamEncoder {
    static ChunkWriter of(AnswerContext context) {
        var request = context.request();
        var frame =
                Chunks.Frame.of(
                        AnswerWriter.ID_PREFIX + context.id(),
                        context.createdSeconds(),
                        context.model(),
                        request.output().streamUsage(),
                        OlderFunctions.areUsedBy(request));
        return new ChunkWriter(frame, null, List.of(), false);
    }

    @Override
    public StreamEncoder step(StreamEvent event, WireSink out) {
        if (over) {
            return this;
        }
        var chunks = new Chunks(frame, out);
        return switch (event) {
            case StreamEvent.BlockDelta(var candidate, _, var delta) -> {
                var choice = choice(candidate);
                yield with(choice, choice.delta(delta, chunks));
            }
            case StreamEvent.BlockStart(var candidate, _, var head) -> {
                var choice = choice(candidate);
                yield with(choice, choice.start(head, chunks));
            }
            case StreamEvent.BlockEnd(var candidate, _) -> {
                var choice = choice(candidate);
                yield with(choice, choice.endBlock(chunks));
            }
            case StreamEvent.CandidateEnd(var candidate, var stop) -> {
                var choice = choice(candidate);
                yield with(choice, choice.end(stop, chunks));
            }
            case StreamEvent.Start(_, _, var input, var tier) ->
                    new ChunkWriter(frame.with(tier), input, choices, false);
            case StreamEvent.UsageReport(var counts) -> new ChunkWriter(frame, counts, choices, false);
            case StreamEvent.End() -> end(out);
            case StreamEvent.Failed(var error) -> fail(error, out);
            case StreamEvent.Ping() -> this;
        };
    }

    private ChoiceWriter choice(int candidate) {
        for (var choice : choices) {
            if (choice.candidate() == candidate) {
                return choice;
            }
        }
        return ChoiceWriter.of(candidate);
    }

    /** The same state, not an equal one, is meant: most steps change none. */
    @SuppressWarnings("ReferenceEquality")
    private ChunkWriter with(ChoiceWriter before, ChoiceWriter after) {
        if (before == after) {
            return this;
        }
        if (choices.size() == 1 && choices.getFirst() == before) {
            return new ChunkWriter(frame, usage, List.of(after), false);
        }
        var all = new ArrayList<>(choices);
        all.remove(before);
        all.add(after);
        return new ChunkWriter(frame, usage, all, false);
    }

    private ChunkWriter end(WireSink out) {
        if (frame.usage() && usage != null) {
            var counts = TokenCounts.json(usage);
            TokenCounts.addDetail(usage, counts);
            new Chunks(frame, out).usage(counts);
        }
        out.done();
        return new ChunkWriter(frame, usage, choices, true);
    }

    private ChunkWriter fail(UpstreamError error, WireSink out) {
        out.event("", json -> writeError(error, json));
        return new ChunkWriter(frame, usage, choices, true);
    }

    private static void writeError(UpstreamError error, JsonGenerator json) throws IOException {
        var type = error.type().isEmpty() ? "upstream_error" : error.type();
        json.writeStartObject();
        json.writeObjectFieldStart("error");
        json.writeStringField("message", error.message());
        json.writeStringField("type", type);
        json.writeNullField("param");
        json.writeStringField("code", type);
        json.writeEndObject();
        json.writeEndObject();
    }
}
