package io.torouter.translation.chat;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.ToolCall;
import io.torouter.canonical.ToolKind;

/** Writes what a call calls; its id is for others. */
final class CallWriter {
    private CallWriter() {}

    static void write(ToolCall call, ObjectNode written) {
        if (call.tool().kind() == ToolKind.CUSTOM) {
            var custom = written.put("type", "custom").putObject("custom");
            custom.put("name", call.tool().name()).put("input", call.arguments());
        } else {
            var function = written.put("type", "function").putObject("function");
            function.put("name", call.tool().name());
            function.put("arguments", call.arguments().isBlank() ? "{}" : call.arguments());
        }
    }
}
