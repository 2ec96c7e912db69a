package io.torouter.translation.property;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.dialect.Dialect;
import io.torouter.translation.ExactJson;
import io.torouter.translation.Target;
import io.torouter.translation.Untranslatable;
import io.torouter.translation.grid.Halves;
import io.torouter.translation.grid.RequestTranslation;
import io.torouter.translation.grid.WrittenRequest;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A request on the road into another dialect.
 *
 * @param sent by the client
 * @param body that the upstream gets; null for a refusal
 * @param drops what the client is told to be missing
 */
public record Carried(ObjectNode sent, @Nullable JsonNode body, List<String> drops) {
    private static final Halves HALVES = Halves.builtIn();

    public static Carried into(Dialect upstream, Target target, Dialect client, ObjectNode sent) {
        try {
            var bytes = ExactJson.MAPPER.writeValueAsBytes(sent);
            var said = new RequestTranslation.Said(client, Bodies.MODEL, sent.path("stream").asBoolean(), false);
            var written = RequestTranslation.read(HALVES, said, bytes, 0, bytes.length).write(upstream, target);
            return new Carried(sent, strictly(written), written.drops().names());
        } catch (Untranslatable refusal) {
            return new Carried(sent, null, List.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** No name may stand twice in an object. */
    private static JsonNode strictly(WrittenRequest written) throws IOException {
        return ExactJson.MAPPER
                .reader()
                .with(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                .readTree(new String(written.body(), UTF_8));
    }

    /** Members that no description knows, which neither arrived nor are named. */
    List<String> lost() {
        if (body == null) {
            return List.of();
        }
        var lost = new ArrayList<>(unknown(sent));
        lost.removeAll(unknown(body));
        lost.removeIf(name -> drops.stream().anyMatch(drop -> drop.endsWith(name)));
        return lost;
    }

    private static List<String> unknown(JsonNode json) {
        var names = new ArrayList<String>();
        collect(json, names);
        return names;
    }

    /** A member that is null is none. */
    private static void collect(JsonNode json, List<String> names) {
        json.properties().stream()
                .filter(member -> member.getKey().startsWith(Drawn.UNKNOWN) && !member.getValue().isNull())
                .forEach(member -> names.add(member.getKey()));
        json.forEach(inner -> collect(inner, names));
    }
}
