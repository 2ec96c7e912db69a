package io.torouter.translation.gemini;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Drops;
import io.torouter.canonical.Extras;
import io.torouter.dialect.Dialect;

import java.util.List;

/** A list of contents in which no two neighbours have one role, and none is empty. */
final class Contents {
    private final ArrayNode json;

    Contents(ArrayNode json) {
        this.json = json;
    }

    void add(String role, List<ObjectNode> parts) {
        if (parts.isEmpty()) {
            return;
        }
        boolean goesOn = !json.isEmpty() && json.get(json.size() - 1).path("role").asText().equals(role);
        var content = goesOn ? (ObjectNode) json.get(json.size() - 1) : json.addObject().put("role", role);
        content.withArray("parts").addAll(parts);
    }

    /** Adds what else stood in turns of that role to the content that was just added; elsewhere it is dropped. */
    void finish(String role, List<Extras> extras, Drops drops) {
        boolean written = json.path(json.size() - 1).path("role").asText().equals(role);
        var content = written ? (ObjectNode) json.get(json.size() - 1) : JsonNodeFactory.instance.objectNode();
        extras.forEach(rest -> rest.writeTo(content, Dialect.GEMINI_GENERATE, drops));
    }

    boolean endsWithModel() {
        return json.path(json.size() - 1).path("role").asText().equals("model");
    }

    void dropLast() {
        json.remove(json.size() - 1);
    }

    void beginWithUser(String text) {
        if (!json.path(0).path("role").asText().equals("user")) {
            var content = json.insertObject(0).put("role", "user");
            content.putArray("parts").addObject().put("text", text);
        }
    }
}
