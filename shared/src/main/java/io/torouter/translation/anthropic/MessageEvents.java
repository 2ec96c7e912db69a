package io.torouter.translation.anthropic;

import com.fasterxml.jackson.core.JsonGenerator;

import io.torouter.answer.UpstreamError;
import io.torouter.canonical.Citation;
import io.torouter.canonical.ServiceTier;
import io.torouter.canonical.Stop;
import io.torouter.translation.AnswerContext;
import io.torouter.translation.WireSink;
import io.torouter.usage.Usage;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.Set;

/** The events of a streamed message, with their keys in the vendor's order. */
final class MessageEvents {
    private static final Set<String> ERRORS =
            Set.of(
                    "invalid_request_error",
                    "authentication_error",
                    "billing_error",
                    "permission_error",
                    "not_found_error",
                    "request_too_large",
                    "rate_limit_error",
                    "timeout_error",
                    "api_error",
                    "overloaded_error");

    private MessageEvents() {}

    /** Writes the members of an object. */
    @FunctionalInterface
    private interface Members {
        void write(JsonGenerator json) throws IOException;
    }

    private static void event(WireSink out, String type, Members members) {
        out.event(
                type,
                json -> {
                    json.writeStartObject();
                    json.writeStringField("type", type);
                    members.write(json);
                    json.writeEndObject();
                });
    }

    static void start(AnswerContext context, Usage usage, @Nullable ServiceTier tier, WireSink out) {
        event(
                out,
                "message_start",
                json -> {
                    json.writeObjectFieldStart("message");
                    json.writeStringField("id", "msg_" + context.id());
                    json.writeStringField("type", "message");
                    json.writeStringField("role", "assistant");
                    json.writeStringField("model", context.model());
                    json.writeArrayFieldStart("content");
                    json.writeEndArray();
                    json.writeNullField("stop_reason");
                    json.writeNullField("stop_sequence");
                    json.writeNullField("stop_details");
                    json.writeObjectFieldStart("usage");
                    counts(usage, json);
                    cacheCreation(usage, json);
                    json.writeStringField("service_tier", AnswerWriter.tier(tier));
                    json.writeEndObject();
                    json.writeEndObject();
                });
    }

    private static void counts(Usage usage, JsonGenerator json) throws IOException {
        json.writeNumberField("input_tokens", usage.input());
        json.writeNumberField("cache_creation_input_tokens", usage.cacheWrite());
        json.writeNumberField("cache_read_input_tokens", usage.cacheRead());
        outputs(usage, json);
    }

    private static void cacheCreation(Usage usage, JsonGenerator json) throws IOException {
        long forLong = usage.detail().longCacheWrite();
        json.writeObjectFieldStart("cache_creation");
        json.writeNumberField("ephemeral_5m_input_tokens", usage.cacheWrite() - forLong);
        json.writeNumberField("ephemeral_1h_input_tokens", forLong);
        json.writeEndObject();
    }

    private static void outputs(Usage usage, JsonGenerator json) throws IOException {
        json.writeNumberField("output_tokens", usage.totalOutput());
        if (usage.reasoning() > 0) {
            json.writeObjectFieldStart("output_tokens_details");
            json.writeNumberField("thinking_tokens", usage.reasoning());
            json.writeEndObject();
        }
    }

    private static void blockStart(int index, Members block, WireSink out) {
        event(
                out,
                "content_block_start",
                json -> {
                    json.writeNumberField("index", index);
                    json.writeObjectFieldStart("content_block");
                    block.write(json);
                    json.writeEndObject();
                });
    }

    static void textStart(int index, WireSink out) {
        blockStart(
                index,
                json -> {
                    json.writeStringField("type", "text");
                    json.writeStringField("text", "");
                },
                out);
    }

    static void thinkingStart(int index, WireSink out) {
        blockStart(
                index,
                json -> {
                    json.writeStringField("type", "thinking");
                    json.writeStringField("thinking", "");
                    json.writeStringField("signature", "");
                },
                out);
    }

    static void callStart(int index, String id, String name, WireSink out) {
        blockStart(
                index,
                json -> {
                    json.writeStringField("type", "tool_use");
                    json.writeStringField("id", id);
                    json.writeStringField("name", name);
                    json.writeObjectFieldStart("input");
                    json.writeEndObject();
                    json.writeObjectFieldStart("caller");
                    json.writeStringField("type", "direct");
                    json.writeEndObject();
                },
                out);
    }

    static void redacted(int index, String data, WireSink out) {
        blockStart(
                index,
                json -> {
                    json.writeStringField("type", "redacted_thinking");
                    json.writeStringField("data", data);
                },
                out);
    }

    /**
     * @param block as JSON text
     */
    static void vendorBlock(int index, String block, WireSink out) {
        event(
                out,
                "content_block_start",
                json -> {
                    json.writeNumberField("index", index);
                    json.writeFieldName("content_block");
                    json.writeRawValue(block);
                });
    }

    /** A delta whose growth is one text. */
    static void delta(int index, String type, String member, String text, WireSink out) {
        event(
                out,
                "content_block_delta",
                json -> {
                    json.writeNumberField("index", index);
                    json.writeObjectFieldStart("delta");
                    json.writeStringField("type", type);
                    json.writeStringField(member, text);
                    json.writeEndObject();
                });
    }

    /** A piece of a call's input, which is JSON. */
    static void input(int index, String json, WireSink out) {
        delta(index, "input_json_delta", "partial_json", json, out);
    }

    static void citation(int index, Citation citation, WireSink out) {
        event(
                out,
                "content_block_delta",
                json -> {
                    json.writeNumberField("index", index);
                    json.writeObjectFieldStart("delta");
                    json.writeStringField("type", "citations_delta");
                    json.writeFieldName("citation");
                    json.writeRawValue(citation.raw().toString());
                    json.writeEndObject();
                });
    }

    static void blockStop(int index, WireSink out) {
        event(out, "content_block_stop", json -> json.writeNumberField("index", index));
    }

    static void stop(Stop stop, boolean called, Usage usage, WireSink out) {
        var word = Stops.word(stop, called);
        event(
                out,
                "message_delta",
                json -> {
                    json.writeObjectFieldStart("delta");
                    json.writeStringField("stop_reason", word);
                    json.writeStringField("stop_sequence", Stops.sequence(stop));
                    json.writeFieldName("stop_details");
                    details(word, stop, json);
                    json.writeEndObject();
                    json.writeObjectFieldStart("usage");
                    totals(usage, json);
                    json.writeEndObject();
                });
        event(out, "message_stop", _ -> {});
    }

    /** Counts here take the place of those in message_start; null says that they are not known any better. */
    private static void totals(Usage usage, JsonGenerator json) throws IOException {
        if (usage.totalInput() > 0) {
            counts(usage, json);
        } else {
            json.writeNullField("input_tokens");
            json.writeNullField("cache_creation_input_tokens");
            json.writeNullField("cache_read_input_tokens");
            outputs(usage, json);
        }
    }

    private static void details(String word, Stop stop, JsonGenerator json) throws IOException {
        if (!word.equals("refusal")) {
            json.writeNull();
            return;
        }
        json.writeStartObject();
        json.writeStringField("type", "refusal");
        json.writeStringField("category", StopDetails.category(stop));
        json.writeNullField("explanation");
        json.writeEndObject();
    }

    static void ping(WireSink out) {
        event(out, "ping", _ -> {});
    }

    static void error(UpstreamError error, WireSink out) {
        event(
                out,
                "error",
                json -> {
                    json.writeObjectFieldStart("error");
                    json.writeStringField("type", ERRORS.contains(error.type()) ? error.type() : type(error.status()));
                    json.writeStringField("message", error.message());
                    json.writeEndObject();
                });
    }

    /**
     * @see <a href="https://platform.claude.com/docs/en/api/errors">Errors, read 2026-11-24</a>
     */
    private static String type(int status) {
        return switch (status) {
            case 400, 422 -> "invalid_request_error";
            case 401 -> "authentication_error";
            case 402 -> "billing_error";
            case 403 -> "permission_error";
            case 404 -> "not_found_error";
            case 413 -> "request_too_large";
            case 429 -> "rate_limit_error";
            case 503, 529 -> "overloaded_error";
            case 504 -> "timeout_error";
            default -> "api_error";
        };
    }
}
