package io.torouter.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.cli.client.AdminClient;
import io.torouter.cli.client.AdminClient.Call;
import io.torouter.cli.client.Failed;
import io.torouter.cli.terminal.Table;

import java.time.Duration;
import java.util.List;

/** Tests of channels: what is asked, and how what came of it is shown. */
final class Probing {
    static final List<String> CHECKS = List.of("call", "stream", "tools", "count_tokens");

    /** What the gateway gives a test at most. */
    private static final int SECONDS = 25;

    private static final Duration PATIENCE = Duration.ofSeconds(SECONDS + 20);
    private static final String CHECK = "check";

    private Probing() {}

    /** What a test may be asked; a model or node that is empty is any. */
    record Wanted(List<String> checks, String model, String node) {
        static final Wanted ALL = new Wanted(CHECKS, "", "");

        private ObjectNode json() {
            var json = JsonNodeFactory.instance.objectNode().put("timeout_seconds", SECONDS);
            var list = json.putArray("checks");
            checks.forEach(list::add);
            putUnlessEmpty(json, "model", model);
            putUnlessEmpty(json, "node", node);
            return json;
        }

        private static void putUnlessEmpty(ObjectNode json, String name, String value) {
            if (!value.isEmpty()) {
                json.put(name, value);
            }
        }
    }

    /** What the gateway says of a channel; it has no {@code checks} where it could not be tested. */
    static JsonNode test(AdminClient client, String channel, Wanted wanted) throws Failed {
        var path = AdminClient.path("channels", channel) + "/test";
        return client.send(Call.post(path, wanted.json()).within(PATIENCE)).json();
    }

    static Table table() {
        return new Table("channel", "model", CHECK, "result", "first_ms", "total_ms", "what");
    }

    static void add(Table table, JsonNode tested) {
        for (var check : tested.path("checks")) {
            table.add(
                    tested.path("channel").asText(),
                    tested.path("model").asText(),
                    check.path(CHECK).asText(),
                    check.path("ok").asBoolean() ? "ok" : "FAILED",
                    Cell.of(check.path("first_byte_ms")),
                    Cell.of(check.path("total_ms")),
                    check.path("detail").asText());
        }
    }
}
