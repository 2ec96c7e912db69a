package io.torouter.cli.client;

import com.fasterxml.jackson.databind.JsonNode;

import java.net.URI;
import java.util.LinkedHashSet;

/** A problem of the admin API (RFC 9457) in one line. */
final class Refusal {
    private Refusal() {}

    static String line(URI url, JsonNode problem) {
        return switch (problem.path("status").asInt()) {
            case 401 -> url + " does not accept the admin token; --token or TOROUTER_ADMIN_TOKEN name another";
            case 412 -> "somebody else changed it in the meantime; nothing was done: look again, and try again";
            default -> said(problem);
        };
    }

    /** The detail repeats the first of the errors. */
    private static String said(JsonNode problem) {
        var lines = new LinkedHashSet<String>();
        for (var error : problem.path("errors")) {
            var field = error.path("field").asText();
            var message = error.path("message").asText();
            lines.add(field.isEmpty() ? message : field + ": " + message);
        }
        return lines.size() < 2 ? problem.path("detail").asText() : String.join("; ", lines);
    }
}
