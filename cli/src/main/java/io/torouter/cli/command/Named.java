package io.torouter.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.cli.client.AdminClient;
import io.torouter.cli.client.AdminClient.Call;
import io.torouter.cli.client.Answer;
import io.torouter.cli.client.Failed;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One object in the state in which it was found. Keys are found by their names too.
 *
 * @param path where it is
 * @param etag of the state
 */
record Named(String path, String etag, ObjectNode json) {
    static Named find(AdminClient client, ObjectKind kind, String name) throws Failed {
        var byId = client.find(AdminClient.path(kind.section(), name));
        if (byId != null) {
            return of(kind, byId, name);
        }
        if (kind == ObjectKind.KEY) {
            for (var id : idsOf(client, name)) {
                return of(kind, client.get(AdminClient.path(kind.section(), id)), id);
            }
        }
        throw Failed.refused("there is no " + kind.label().toLowerCase(Locale.ROOT) + " '" + name + "'");
    }

    /** Of the keys of a name; one at most, unless the gateway has a key of the file and another of that name. */
    static List<String> idsOf(AdminClient client, String name) throws Failed {
        var ids = new ArrayList<String>();
        client.visit(
                AdminClient.path(ObjectKind.KEY.section()),
                Map.of("name", name),
                key -> ids.add(key.path("id").asText()));
        return ids;
    }

    private static Named of(ObjectKind kind, Answer answer, String id) throws Failed {
        if (answer.json() instanceof ObjectNode json) {
            return new Named(AdminClient.path(kind.section(), id), answer.etag(), json);
        }
        throw Failed.refused("the gateway's answer is no JSON object");
    }

    /** Writes it anew, unless somebody else did so in the meantime. */
    Answer put(AdminClient client, JsonNode changed) throws Failed {
        return client.send(Call.put(path, changed, etag));
    }
}
