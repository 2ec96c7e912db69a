package io.torouter.cli.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import io.torouter.files.ReferenceMask;

import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Set;

/** Nodes of YAML as JSON. An alias is what its anchor is, so few lines can stand for much: there is a most of it. */
final class Nodes {
    private static final int MOST = 1_000_000;
    private static final int LONGEST_NUMBER = 40;
    private static final String MERGE = "<<";

    private final Set<Node> above = Collections.newSetFromMap(new IdentityHashMap<>());
    private int count;

    JsonNode json(Node node) throws Unreadable {
        if (++count > MOST) {
            throw new Unreadable("its aliases make more than " + MOST + " values of it");
        }
        return switch (node) {
            case ScalarNode scalar -> scalar(scalar);
            case SequenceNode sequence -> below(sequence, () -> array(sequence));
            case MappingNode mapping -> below(mapping, () -> object(mapping));
            default -> throw new Unreadable("an alias without its anchor");
        };
    }

    private interface Reading<T> {
        T read() throws Unreadable;
    }

    private <T> T below(Node node, Reading<T> reading) throws Unreadable {
        if (!above.add(node)) {
            int line = node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
            throw new Unreadable("line " + line + ": the anchor there holds itself");
        }
        var read = reading.read();
        above.remove(node);
        return read;
    }

    private ArrayNode array(SequenceNode sequence) throws Unreadable {
        var array = JsonNodeFactory.instance.arrayNode();
        for (var item : sequence.getValue()) {
            array.add(json(item));
        }
        return array;
    }

    private ObjectNode object(MappingNode mapping) throws Unreadable {
        var object = JsonNodeFactory.instance.objectNode();
        for (var tuple : mapping.getValue()) {
            if (isMerge(tuple)) {
                merge(object, json(tuple.getValueNode()));
            }
        }
        for (var tuple : mapping.getValue()) {
            if (!isMerge(tuple)) {
                object.set(key(tuple.getKeyNode()), json(tuple.getValueNode()));
            }
        }
        return object;
    }

    private static boolean isMerge(NodeTuple tuple) {
        return tuple.getKeyNode() instanceof ScalarNode key && key.getValue().equals(MERGE);
    }

    /** As YAML 1.1 has it: of several mappings the first that says something counts. */
    private static void merge(ObjectNode object, JsonNode merged) {
        if (merged.isArray()) {
            merged.forEach(each -> merge(object, each));
        } else {
            merged.properties().forEach(member -> object.putIfAbsent(member.getKey(), member.getValue()));
        }
    }

    private static String key(Node node) throws Unreadable {
        if (node instanceof ScalarNode key) {
            return ReferenceMask.unmask(key.getValue());
        }
        int line = node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
        throw new Unreadable("line " + line + ": expected a key, got a list or a mapping");
    }

    private static JsonNode scalar(ScalarNode scalar) {
        var text = scalar.getValue();
        if (scalar.getTag().equals(Tag.NULL)) {
            return NullNode.getInstance();
        }
        if (scalar.getTag().equals(Tag.BOOL)) {
            return BooleanNode.valueOf(text.toLowerCase(Locale.ROOT).equals("true"));
        }
        boolean number = scalar.getTag().equals(Tag.INT) || scalar.getTag().equals(Tag.FLOAT);
        return number ? number(text) : TextNode.valueOf(ReferenceMask.unmask(text));
    }

    private static JsonNode number(String text) {
        try {
            var number = text.length() > LONGEST_NUMBER ? null : new BigDecimal(text);
            if (number != null && Math.abs((long) number.scale()) <= LONGEST_NUMBER) {
                return DecimalNode.valueOf(number);
            }
        } catch (NumberFormatException _) {
            // such as .inf and 0x1F
        }
        return TextNode.valueOf(text);
    }
}
