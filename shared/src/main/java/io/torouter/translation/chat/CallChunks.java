package io.torouter.translation.chat;

import com.fasterxml.jackson.core.JsonGenerator;

import io.torouter.canonical.Block;
import io.torouter.canonical.ToolKind;
import io.torouter.translation.CallIds;

import java.io.IOException;

/**
 * Writes the pieces of a tool call.
 *
 * @param index counts the calls of the choice
 */
record CallChunks(int candidate, int index, Chunks out) {
    void begin(Block.CallBlock call) {
        if (!out.frame().older()) {
            out.delta(candidate, json -> writeBegin(call, json));
        } else if (index == 0) {
            out.delta(candidate, json -> writeOlder(call.tool().name(), "", json));
        }
    }

    private void writeBegin(Block.CallBlock call, JsonGenerator json) throws IOException {
        boolean custom = isCustom(call);
        json.writeArrayFieldStart("tool_calls");
        json.writeStartObject();
        json.writeNumberField("index", index);
        json.writeStringField("id", CallIds.attach(call.id(), call.seal()));
        json.writeStringField("type", custom ? "custom" : "function");
        json.writeObjectFieldStart(custom ? "custom" : "function");
        json.writeStringField("name", call.tool().name());
        json.writeStringField(custom ? "input" : "arguments", "");
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndArray();
    }

    void grow(Block.CallBlock call, String text) {
        if (!out.frame().older()) {
            out.delta(candidate, json -> writePiece(isCustom(call), text, json));
        } else if (index == 0) {
            out.delta(candidate, json -> writeOlder("", text, json));
        }
    }

    private void writePiece(boolean custom, String text, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("tool_calls");
        json.writeStartObject();
        json.writeNumberField("index", index);
        json.writeObjectFieldStart(custom ? "custom" : "function");
        json.writeStringField(custom ? "input" : "arguments", text);
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndArray();
    }

    /** A client of the older kind has room for one call, which has no id. */
    private static void writeOlder(String name, String text, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("function_call");
        if (!name.isEmpty()) {
            json.writeStringField("name", name);
        }
        json.writeStringField("arguments", text);
        json.writeEndObject();
    }

    /** Clients parse the arguments, and nothing is no JSON. */
    void endEmpty(Block.CallBlock call) {
        if (!isCustom(call)) {
            grow(call, "{}");
        }
    }

    private static boolean isCustom(Block.CallBlock call) {
        return call.tool().kind() == ToolKind.CUSTOM;
    }
}
