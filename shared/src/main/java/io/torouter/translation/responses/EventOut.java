package io.torouter.translation.responses;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.torouter.canonical.Drops;
import io.torouter.translation.WireSink;

import java.io.IOException;

/** Writes the events of one step, numbered on. */
final class EventOut {
    private static final ObjectWriter TREES =
            new JsonMapper().writer().without(SerializationFeature.FLUSH_AFTER_WRITE_VALUE);

    private final WireSink sink;
    private long next;

    /**
     * @param next number of the next event
     */
    EventOut(WireSink sink, long next) {
        this.sink = sink;
        this.next = next;
    }

    long next() {
        return next;
    }

    Drops drops() {
        return sink.drops();
    }

    /**
     * @param members what the event has beside its type and number
     */
    void event(String type, WireSink.Json members) {
        long number = next++;
        sink.event(
                type,
                json -> {
                    json.writeStartObject();
                    json.writeStringField("type", type);
                    json.writeNumberField("sequence_number", number);
                    members.write(json);
                    json.writeEndObject();
                });
    }

    static void tree(JsonGenerator json, String name, JsonNode value) throws IOException {
        json.writeFieldName(name);
        TREES.writeValue(json, value);
    }

    void response(String type, JsonNode response) {
        event(type, json -> tree(json, "response", response));
    }
}
