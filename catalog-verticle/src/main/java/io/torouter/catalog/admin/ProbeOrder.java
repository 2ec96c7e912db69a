package io.torouter.catalog.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.catalog.admin.Route.Ask;
import io.torouter.probe.Check;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the body of a call says of a test; all of it may be left out.
 *
 * @param model empty for any
 * @param node empty for any
 */
record ProbeOrder(List<Check> checks, String model, String node, int timeoutMillis) {
    private static final int USUAL_SECONDS = 20;

    /** Less than what the node that was called waits for the answer. */
    private static final int MOST_SECONDS = 25;

    private static final Set<String> FIELDS = Set.of("checks", "model", "node", "timeout_seconds");

    static ProbeOrder of(Ask ask) throws Refused {
        if (ask.call().body().length() == 0) {
            return new ProbeOrder(List.of(Check.CALL), "", "", USUAL_SECONDS * 1000);
        }
        var fields = Entry.fields(ask);
        for (var name : (Iterable<String>) fields::fieldNames) {
            if (!FIELDS.contains(name)) {
                throw Refused.invalid(name, "it is not known here; expected are checks, model, node, timeout_seconds");
            }
        }
        return new ProbeOrder(checks(fields), text(fields, "model"), text(fields, "node"), seconds(fields) * 1000);
    }

    private static List<Check> checks(ObjectNode fields) throws Refused {
        var list = fields.path("checks");
        if (list.isMissingNode()) {
            return List.of(Check.CALL);
        }
        var checks = new LinkedHashSet<Check>();
        for (var each : list) {
            checks.add(check(each));
        }
        if (!list.isArray() || checks.isEmpty()) {
            throw Refused.invalid("checks", "expected a list of " + names());
        }
        return List.copyOf(checks);
    }

    private static Check check(JsonNode name) throws Refused {
        return Check.byId(name.isTextual() ? name.textValue() : "")
                .orElseThrow(() -> Refused.invalid("checks", "expected some of " + names()));
    }

    private static String names() {
        return Arrays.stream(Check.values()).map(Check::id).collect(Collectors.joining(", "));
    }

    private static String text(ObjectNode fields, String name) throws Refused {
        var value = fields.path(name);
        if (!value.isMissingNode() && !value.isTextual()) {
            throw Refused.invalid(name, "expected a text");
        }
        return value.asText();
    }

    private static int seconds(ObjectNode fields) throws Refused {
        var value = fields.path("timeout_seconds");
        int seconds = value.isMissingNode() ? USUAL_SECONDS : value.canConvertToInt() ? value.asInt() : 0;
        if (seconds < 1 || seconds > MOST_SECONDS || value.isFloatingPointNumber()) {
            throw Refused.invalid("timeout_seconds", "expected a whole number from 1 to " + MOST_SECONDS);
        }
        return seconds;
    }
}
