package io.torouter.catalog.admin;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.admin.Problem;
import io.torouter.catalog.admin.Route.Ask;
import io.torouter.catalog.config.Kind;
import io.torouter.catalog.config.WrittenJson;

import java.util.Locale;
import java.util.Set;

/**
 * The body of an edit: an entry of a section of the file. What only answers have is left out, so that they can come
 * back.
 */
final class Entry {
    private static final Set<String> OF_ANSWERS =
            Set.of("origin", "revision", "created", "changed", "shown", LastUse.FIELD);

    private Entry() {}

    static String of(Ask ask, Kind kind) throws Refused {
        var fields = fields(ask);
        fields.remove(OF_ANSWERS);
        fields.remove(derived(kind));
        return fields.toString();
    }

    /** The body of a call, which has to be a JSON object. */
    static ObjectNode fields(Ask ask) throws Refused {
        requireJson(ask.call().header("content-type"));
        return fields(ask.call().body().toString(UTF_8));
    }

    /** The JSON object of a text that is one. */
    static ObjectNode json(String text) {
        try {
            return WrittenJson.MAPPER.readValue(text, ObjectNode.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the database holds what is no JSON object", e);
        }
    }

    private static void requireJson(String type) throws Refused {
        var plain = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (!plain.isEmpty() && !plain.equals("application/json") && !plain.endsWith("+json")) {
            throw new Refused(new Problem(415, "not_json", "expected a body of application/json"));
        }
    }

    /** The message repeats nothing of the body, which may hold a credential. */
    private static ObjectNode fields(String body) throws Refused {
        try {
            if (WrittenJson.MAPPER.readTree(body) instanceof ObjectNode fields) {
                return fields;
            }
        } catch (JsonProcessingException e) {
            throw new Refused(new Problem(422, "invalid", "the body is not JSON" + WrittenJson.place(e)));
        }
        throw new Refused(new Problem(422, "invalid", "the body is not a JSON object"));
    }

    private static Set<String> derived(Kind kind) {
        return switch (kind) {
            case GROUP -> Set.of("channels");
            case MODEL -> Set.of("channels", "groups");
            case KEY -> Set.of("id");
            case ACCOUNT, CHANNEL -> Set.of();
        };
    }
}
