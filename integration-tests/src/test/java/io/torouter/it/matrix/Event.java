package io.torouter.it.matrix;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

import java.util.ArrayList;
import java.util.List;

/**
 * One event of a stream, read in the plainest way there is.
 *
 * @param data missing for {@code [DONE]}
 */
record Event(String name, JsonNode data) {
    boolean isDone() {
        return data.isMissingNode();
    }

    /** The events of a body: server-sent, or one JSON array. A bare object behind them is passed over. */
    static List<Event> allOf(String body) {
        var events = new ArrayList<Event>();
        if (body.stripLeading().startsWith("[")) {
            Exchange.json(body).forEach(element -> events.add(new Event("", element)));
            return events;
        }
        for (var block : body.replace("\r\n", "\n").split("\n\n", -1)) {
            var data = fields(block, "data");
            if (!data.isEmpty()) {
                var json = data.equals("[DONE]") ? MissingNode.getInstance() : Exchange.json(data);
                events.add(new Event(fields(block, "event"), json));
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

    /** The data of those that have some. */
    static List<JsonNode> dataOf(List<Event> events) {
        return events.stream().filter(event -> !event.isDone()).map(Event::data).toList();
    }
}
