package io.torouter.simulator.openai;

import io.torouter.simulator.exchange.Call;
import io.torouter.simulator.exchange.Refusal;
import io.torouter.simulator.exchange.Refused;
import io.torouter.simulator.exchange.Whole;
import io.vertx.core.json.JsonObject;

import java.util.LinkedHashMap;
import java.util.Map;

/** The last responses that were made; belongs to the event loop of the server. */
final class ResponseShelf {
    private static final int CAPACITY = 1000;

    private final Map<String, JsonObject> byId =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, JsonObject> eldest) {
                    return size() > CAPACITY;
                }
            };

    void keep(String id, JsonObject response) {
        byId.put(id, response);
    }

    boolean has(String id) {
        return byId.containsKey(id);
    }

    /** {@code GET responses/{id}}. */
    Whole get(Call call) {
        return Whole.json(found(call));
    }

    /** {@code DELETE responses/{id}}. */
    Whole delete(Call call) {
        found(call);
        byId.remove(call.lastSegment());
        return Whole.json(JsonObject.of("id", call.lastSegment(), "object", "response", "deleted", true));
    }

    private JsonObject found(Call call) {
        var response = byId.get(call.lastSegment());
        if (response == null) {
            throw new Refused(Refusal.notFound("Response with id '" + call.lastSegment() + "' not found."));
        }
        return response;
    }
}
