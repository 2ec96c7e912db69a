package io.torouter.it.loop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * What Gemini 3 takes. Sources, read 2026-11-24: Google's page <i>Thought signatures</i> (the first call of each step
 * of the current turn, what a turn is, where the signature stands, the value for calls of other models) and <i>Function
 * calling</i> (as many responses as calls, right behind them, ids mapped); the wording of its answers is known from
 * public reports of them.
 *
 * <p>Stricter than the service in one thing: the value that stands for calls of other models is not taken for a call of
 * its own.
 */
final class GeminiRules {
    private static final String OTHER_MODEL = "skip_thought_signature_validator";

    private final List<JsonNode> contents;
    private final Issued issued;
    private final History.Growing history = new History.Growing();

    GeminiRules(JsonNode request, Issued issued) {
        this.contents = sides(request.path("contents"));
        this.issued = issued;
    }

    /** Contents of one role in a row are one turn: Google's own SDKs send each chunk of a stream as one. */
    private static List<JsonNode> sides(JsonNode contents) {
        var sides = new ArrayList<JsonNode>();
        for (var content : contents) {
            if (sides.isEmpty() || !sides.getLast().path("role").equals(content.path("role"))) {
                sides.add(content.deepCopy());
            } else {
                content.path("parts").forEach(((ObjectNode) sides.getLast()).withArray("parts")::add);
            }
        }
        return sides;
    }

    History history() {
        for (int i = 0; i < contents.size(); i++) {
            var role = role(i);
            Refused.unless(role.equals("user") || role.equals("model"), "Please use a valid role: user, model.");
            Refused.unless(
                    !parts(i).isEmpty(),
                    "* GenerateContentRequest.contents[{}].parts: contents.parts must not be empty.",
                    i);
            parts(i).forEach(this::part);
            if (role.equals("model")) {
                model(i);
            } else {
                user(i);
            }
        }
        for (int i = turn(); i < contents.size(); i++) {
            step(i);
        }
        return history.grown();
    }

    private String role(int at) {
        return at < 0 || at >= contents.size() ? "" : contents.get(at).path("role").asText("user");
    }

    private List<JsonNode> parts(int at) {
        return at < 0 || at >= contents.size() ? List.of() : Json.list(contents.get(at).path("parts"));
    }

    private List<JsonNode> all(int at, String kind) {
        return parts(at).stream().filter(part -> part.has(kind)).map(part -> part.path(kind)).toList();
    }

    private void part(JsonNode part) {
        var call = part.path("functionCall");
        var response = part.path("functionResponse");
        if (call.isObject()) {
            Refused.unless(call.path("args").isObject() || !call.has("args"), "Invalid value at 'args' (Struct)");
            history.call(call.path("id").asText(""), call.path("name").asText());
        }
        if (response.isObject()) {
            Refused.unless(response.path("response").isObject(), "Invalid value at 'response' (Struct)");
            history.result(response.path("id").asText(""), response.path("response").toString(), false);
        }
        var seal = part.path(GeminiVendor.SEALED).asText("");
        if (!seal.isEmpty() && !seal.equals(OTHER_MODEL)) {
            seal(part, seal);
        }
    }

    private void seal(JsonNode part, String seal) {
        try {
            Base64.getDecoder().decode(seal);
        } catch (IllegalArgumentException _) {
            throw new Refused(
                    "Invalid value at 'contents.parts.thought_signature' (TYPE_BYTES), Base64 decoding failed");
        }
        Refused.unless(isWith(issued.with(seal), part), "Corrupted thought signature.");
        history.seal(seal);
    }

    /** Of a text that came in pieces the last, which is empty, has the signature. */
    private static boolean isWith(@Nullable JsonNode made, JsonNode part) {
        if (made == null) {
            return false;
        }
        var bare = ((ObjectNode) part).deepCopy();
        bare.remove(GeminiVendor.SEALED);
        boolean lastPiece = made.has("text") && bare.path("text").asText("-").isEmpty();
        return lastPiece || made.equals(bare);
    }

    private void model(int at) {
        var calls = all(at, "functionCall");
        Refused.unless(
                calls.isEmpty() || role(at - 1).equals("user"),
                "Please ensure that function call turn comes immediately after a user turn or after a function response"
                        + " turn.");
        Refused.unless(
                all(at + 1, "functionResponse").size() == calls.size()
                        && (calls.isEmpty() || role(at + 1).equals("user")),
                "Please ensure that the number of function response parts is equal to the number of function call parts"
                        + " of the function call turn.");
    }

    private void user(int at) {
        var responses = all(at, "functionResponse");
        if (responses.isEmpty()) {
            history.user();
            return;
        }
        var calls = new ArrayList<>(all(at - 1, "functionCall"));
        Refused.unless(
                !calls.isEmpty(),
                "Please ensure that function response turn comes immediately after a function call turn.");
        for (var response : responses) {
            Refused.unless(
                    calls.removeIf(call -> isOf(call, response)),
                    "Please ensure that the function response parts match the function call parts: {}.",
                    response.path("name").asText());
        }
    }

    private static boolean isOf(JsonNode call, JsonNode response) {
        return call.path("name").equals(response.path("name")) && call.path("id").equals(response.path("id"));
    }

    /** Where the current turn begins: with the last content of the user that is no response. */
    private int turn() {
        int at = contents.size() - 1;
        while (at > 0 && (!role(at).equals("user") || !all(at, "functionResponse").isEmpty())) {
            at--;
        }
        return at;
    }

    private void step(int at) {
        var first = parts(at).stream().filter(part -> part.has("functionCall")).findFirst().orElse(Json.object());
        if (!first.has("functionCall")) {
            return;
        }
        var seal = first.path(GeminiVendor.SEALED).asText("");
        Refused.unless(
                !seal.isEmpty(),
                "Function call is missing a thought_signature in functionCall parts. This is required for tools to"
                        + " work correctly. Additional data, function call `{}`, position {}.",
                first.at("/functionCall/name").asText(),
                at);
        boolean own = issued.answer(first.at("/functionCall/id").asText()) != null;
        Refused.unless(!own || !seal.equals(OTHER_MODEL), "Corrupted thought signature.");
    }
}
