package io.torouter.it.loop;

import com.fasterxml.jackson.databind.JsonNode;

/** The body of a stream that grows. */
final class Sse {
    private final StringBuilder body = new StringBuilder();

    /** An event with its type as its name. */
    Sse named(JsonNode data) {
        body.append("event: ").append(data.path("type").asText()).append('\n');
        return add(data);
    }

    Sse add(JsonNode data) {
        body.append("data: ").append(data).append("\n\n");
        return this;
    }

    String done() {
        return body + "data: [DONE]\n\n";
    }

    @Override
    public String toString() {
        return body.toString();
    }
}
