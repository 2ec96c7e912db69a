package io.torouter.it.loop;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** OpenAI's form of a 400, which hosts of its dialects share. */
final class OpenAiRefusal {
    private OpenAiRefusal() {}

    static ObjectNode of(String message) {
        var error = Json.object().put("message", message).put("type", "invalid_request_error");
        return Json.object().set("error", error.putNull("param").putNull("code"));
    }
}
