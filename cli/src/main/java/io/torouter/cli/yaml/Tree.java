package io.torouter.cli.yaml;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

import io.torouter.files.ReferenceMask;

import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads YAML or JSON that anybody may have written: what is too large, too deep or goes in circles is refused. */
public final class Tree {
    private static final int MOST_CHARACTERS = 16 << 20;
    private static final int MOST_ALIASES = 100_000;
    private static final int DEEPEST = 100;
    private static final ObjectMapper MAPPER =
            JsonMapper.builder()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private Tree() {}

    /** {@code MissingNode} for an empty document. */
    public static JsonNode parse(String text) throws Unreadable {
        if (text.length() > MOST_CHARACTERS) {
            throw new Unreadable("expected a file of at most 16 MB");
        }
        var start = text.stripLeading();
        if (start.startsWith("[") || start.startsWith("{")) {
            try {
                return MAPPER.readTree(text);
            } catch (JsonProcessingException _) {
                // YAML has brackets too
            }
        }
        return yaml(ReferenceMask.mask(text));
    }

    private static JsonNode yaml(String text) throws Unreadable {
        var settings =
                LoadSettings.builder()
                        .setSchema(new Unmerged())
                        .setCodePointLimit(MOST_CHARACTERS)
                        .setMaxAliasesForCollections(MOST_ALIASES)
                        .build();
        try {
            refuseDeep(settings, text);
            var node = new Compose(settings).composeString(text);
            return node.isPresent() ? new Nodes().json(node.get()) : MissingNode.getInstance();
        } catch (MarkedYamlEngineException e) {
            var place = e.getProblemMark().map(mark -> (mark.getLine() + 1) + ":" + (mark.getColumn() + 1) + ": ");
            throw new Unreadable(place.orElse("") + "not readable as YAML: " + e.getProblem());
        } catch (YamlEngineException e) {
            throw new Unreadable(
                    "not readable as YAML: " + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
    }

    /** Reading is a loop, and composing is not. */
    private static void refuseDeep(LoadSettings settings, String text) throws Unreadable {
        int depth = 0;
        for (var event : new Parse(settings).parseString(text)) {
            if (event instanceof CollectionStartEvent && ++depth > DEEPEST) {
                throw new Unreadable("nested deeper than " + DEEPEST);
            }
            depth -= event instanceof CollectionEndEvent ? 1 : 0;
        }
    }
}
