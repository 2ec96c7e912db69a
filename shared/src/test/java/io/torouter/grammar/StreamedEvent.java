package io.torouter.grammar;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * One event of a stream, read in the plainest way there is.
 *
 * @param data missing for {@code [DONE]}
 */
public record StreamedEvent(String name, JsonNode data) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public boolean isDone() {
        return data.isMissingNode();
    }

    /** The events of a body: server-sent, or one JSON array. */
    public static List<StreamedEvent> allOf(byte[] body) {
        var text = new String(body, UTF_8);
        return text.stripLeading().startsWith("[") ? elementsOf(text) : serverSent(text);
    }

    private static List<StreamedEvent> elementsOf(String text) {
        var events = new ArrayList<StreamedEvent>();
        json(text).forEach(element -> events.add(new StreamedEvent("", element)));
        return events;
    }

    private static List<StreamedEvent> serverSent(String text) {
        var events = new ArrayList<StreamedEvent>();
        for (var block : text.replace("\r\n", "\n").split("\n\n", -1)) {
            var name = fields(block, "event");
            var data = fields(block, "data");
            if (!data.isEmpty()) {
                events.add(new StreamedEvent(name, data.equals("[DONE]") ? MissingNode.getInstance() : json(data)));
            }
        }
        return events;
    }

    private static String fields(String block, String field) {
        var found = new ArrayList<String>();
        for (var line : block.split("\n", -1)) {
            if (line.startsWith(field + ":")) {
                found.add(line.substring(field.length() + 1).strip());
            }
        }
        return String.join("\n", found);
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(text, e);
        }
    }

    /** What a checker says of a whole stream. */
    public static List<String> violations(StreamChecker start, List<StreamedEvent> events) {
        var violations = new ArrayList<String>();
        var state = start;
        for (int i = 0; i < events.size(); i++) {
            var event = events.get(i);
            var place = "event " + i + ": ";
            state =
                    event.isDone()
                            ? state.done(text -> violations.add(place + text))
                            : state.step(event.name(), event.data(), text -> violations.add(place + text));
        }
        state.end(violations::add);
        return violations;
    }
}
