package io.torouter.translation.chat;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.ServiceTier;
import io.torouter.translation.WireSink;

import org.jspecify.annotations.Nullable;

import java.io.IOException;

/** Writes chunks with one choice each. */
record Chunks(Frame frame, WireSink out) {
    /**
     * What all chunks of an answer say.
     *
     * @param usage whether the client wants to be told it
     * @param older whether the client knows {@code function_call} alone
     */
    record Frame(String id, long created, String model, boolean usage, boolean older, @Nullable String tier) {
        void begin(JsonGenerator json) throws IOException {
            json.writeStartObject();
            json.writeStringField("id", id);
            json.writeStringField("object", "chat.completion.chunk");
            json.writeNumberField("created", created);
            json.writeStringField("model", model);
            if (tier != null) {
                json.writeStringField("service_tier", tier);
            }
        }

        Frame with(@Nullable ServiceTier other) {
            return new Frame(id, created, model, usage, older, ServiceTiers.word(other));
        }
    }

    void delta(int candidate, WireSink.Json members) {
        out.event(
                "",
                json -> {
                    begin(candidate, json);
                    members.write(json);
                    json.writeEndObject();
                    json.writeNullField("logprobs");
                    json.writeNullField("finish_reason");
                    end(json);
                });
    }

    void logprobs(int candidate, ObjectNode logprobs) {
        out.event(
                "",
                json -> {
                    begin(candidate, json);
                    json.writeEndObject();
                    json.writeFieldName("logprobs");
                    json.writeRawValue(logprobs.toString());
                    json.writeNullField("finish_reason");
                    end(json);
                });
    }

    void finish(int candidate, String word) {
        out.event(
                "",
                json -> {
                    begin(candidate, json);
                    json.writeEndObject();
                    json.writeNullField("logprobs");
                    json.writeStringField("finish_reason", word);
                    end(json);
                });
    }

    private void begin(int candidate, JsonGenerator json) throws IOException {
        frame.begin(json);
        json.writeArrayFieldStart("choices");
        json.writeStartObject();
        json.writeNumberField("index", candidate);
        json.writeObjectFieldStart("delta");
    }

    private void end(JsonGenerator json) throws IOException {
        json.writeEndObject();
        json.writeEndArray();
        if (frame.usage()) {
            json.writeNullField("usage");
        }
        json.writeEndObject();
    }
}
