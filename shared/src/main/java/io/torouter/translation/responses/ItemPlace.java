package io.torouter.translation.responses;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;

import java.io.IOException;

/** An item of a streamed answer: its id, and its place in the output. */
record ItemPlace(String id, int index) {
    void write(JsonGenerator json) throws IOException {
        json.writeStringField("item_id", id);
        json.writeNumberField("output_index", index);
    }

    void added(JsonNode item, EventOut out) {
        item("response.output_item.added", item, out);
    }

    void done(JsonNode item, EventOut out) {
        item("response.output_item.done", item, out);
    }

    private void item(String type, JsonNode item, EventOut out) {
        out.event(
                type,
                json -> {
                    json.writeNumberField("output_index", index);
                    EventOut.tree(json, "item", item);
                });
    }
}
