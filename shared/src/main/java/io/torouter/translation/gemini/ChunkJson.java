package io.torouter.translation.gemini;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.torouter.answer.UpstreamError;
import io.torouter.canonical.ServiceTier;
import io.torouter.translation.AnswerContext;
import io.torouter.translation.WireSink;
import io.torouter.usage.Usage;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Writes chunks. Each has a part, if only an empty text: python-genai forgets a conversation whose chunks have none.
 *
 * @see <a href="https://github.com/googleapis/python-genai/blob/main/google/genai/chats.py">{@code _validate_response}
 *     in its chats.py, read 2026-11-24</a>
 */
final class ChunkJson {
    private static final Map<Integer, String> STATUS =
            Map.ofEntries(
                    Map.entry(400, "INVALID_ARGUMENT"),
                    Map.entry(401, "UNAUTHENTICATED"),
                    Map.entry(403, "PERMISSION_DENIED"),
                    Map.entry(404, "NOT_FOUND"),
                    Map.entry(409, "ABORTED"),
                    Map.entry(413, "INVALID_ARGUMENT"),
                    Map.entry(422, "INVALID_ARGUMENT"),
                    Map.entry(429, "RESOURCE_EXHAUSTED"),
                    Map.entry(499, "CANCELLED"),
                    Map.entry(501, "UNIMPLEMENTED"),
                    Map.entry(502, "UNAVAILABLE"),
                    Map.entry(503, "UNAVAILABLE"),
                    Map.entry(504, "DEADLINE_EXCEEDED"),
                    Map.entry(529, "UNAVAILABLE"));
    private static final int OVERLOADED = 529;
    private static final int UNAVAILABLE = 503;

    private ChunkJson() {}

    /** A chunk with one piece of text. */
    static void text(JsonGenerator json, AnswerContext context, int candidate, boolean thought, String text)
            throws IOException {
        part(
                json,
                context,
                candidate,
                () -> {
                    json.writeStringField("text", text);
                    if (thought) {
                        json.writeBooleanField("thought", true);
                    }
                });
    }

    /** The members of an object. */
    @FunctionalInterface
    interface Content {
        void write() throws IOException;
    }

    static void part(JsonGenerator json, AnswerContext context, int candidate, Content part) throws IOException {
        chunk(
                json,
                context,
                candidate,
                () -> {
                    json.writeStartObject();
                    part.write();
                    json.writeEndObject();
                });
    }

    /**
     * @param part writes one value
     */
    private static void chunk(JsonGenerator json, AnswerContext context, int candidate, Content part)
            throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("candidates");
        open(json);
        part.write();
        close(json);
        json.writeNumberField("index", candidate);
        json.writeEndObject();
        json.writeEndArray();
        end(json, context);
    }

    private static void open(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("content");
        json.writeArrayFieldStart("parts");
    }

    private static void close(JsonGenerator json) throws IOException {
        json.writeEndArray();
        json.writeStringField("role", "model");
        json.writeEndObject();
    }

    private static void end(JsonGenerator json, AnswerContext context) throws IOException {
        json.writeStringField("modelVersion", context.model());
        json.writeStringField("responseId", context.id());
        json.writeEndObject();
    }

    /** The last chunk: why each candidate ended, and what was used. */
    static void last(
            JsonGenerator json,
            AnswerContext context,
            List<CandidateWriting> candidates,
            @Nullable Usage usage,
            @Nullable ServiceTier tier)
            throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("candidates");
        for (var candidate : candidates) {
            finish(json, candidate);
        }
        json.writeEndArray();
        if (usage != null) {
            var counts = JsonNodeFactory.instance.objectNode();
            AnswerWriter.usage(usage, 0, tier, counts);
            UsageCounts.writeDetail(usage, counts);
            raw(json, "usageMetadata", counts);
        }
        end(json, context);
    }

    private static void finish(JsonGenerator json, CandidateWriting candidate) throws IOException {
        open(json);
        empty(json);
        close(json);
        if (candidate.stop() != null) {
            json.writeStringField("finishReason", StopWords.word(candidate.stop()));
        }
        json.writeNumberField("index", candidate.candidate());
        if (!candidate.cited().isEmpty()) {
            grounding(json, candidate);
        }
        json.writeEndObject();
    }

    private static void grounding(JsonGenerator json, CandidateWriting candidate) throws IOException {
        var cited = new GroundingWriter.Cited(0, Trail.text(candidate.text()), candidate.cited());
        var grounding = GroundingWriter.metadata(List.of(cited));
        if (!grounding.isEmpty()) {
            raw(json, "groundingMetadata", grounding);
        }
    }

    private static void raw(JsonGenerator json, String name, JsonNode value) throws IOException {
        json.writeFieldName(name);
        json.writeRawValue(value.toString());
    }

    /** A chunk with a part that is rare. */
    static WireSink.Json whole(AnswerContext context, int candidate, JsonNode part) {
        return json -> chunk(json, context, candidate, () -> json.writeRawValue(part.toString()));
    }

    static WireSink.Json logprobs(AnswerContext context, int candidate, JsonNode result) {
        return json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("candidates");
            open(json);
            empty(json);
            close(json);
            json.writeNumberField("index", candidate);
            raw(json, "logprobsResult", result);
            json.writeEndObject();
            json.writeEndArray();
            end(json, context);
        };
    }

    private static void empty(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("text", "");
        json.writeEndObject();
    }

    static void error(JsonGenerator json, UpstreamError error) throws IOException {
        int code = error.status() == OVERLOADED ? UNAVAILABLE : error.status();
        json.writeStartObject();
        json.writeObjectFieldStart("error");
        json.writeNumberField("code", code);
        json.writeStringField("message", error.message());
        json.writeStringField(
                "status", STATUS.getOrDefault(error.status(), code < 500 ? "FAILED_PRECONDITION" : "INTERNAL"));
        json.writeEndObject();
        json.writeEndObject();
    }
}
