package io.torouter.catalog.yaml;

import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

import java.util.List;
import java.util.stream.IntStream;

/** A value of the document and the place it stands at. What it cannot be read as, it reports as a problem there. */
public final class Value {
    private static final int LONGEST_SHOWN = 40;

    private final YamlReading reading;
    private final Node node;
    private final String path;

    Value(YamlReading reading, Node node, String path) {
        this.reading = reading;
        this.node = node;
        this.path = path;
    }

    /** Such as {@code channels[1].base_url}; empty for the whole document. */
    public String path() {
        return path;
    }

    /** From 1. */
    public int line() {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
    }

    /** Whether it stands in a file, where lines have numbers. */
    public boolean isOfFile() {
        return !reading.isLiteral();
    }

    /** Whether this is one piece of text, as opposed to a list or a mapping. */
    public boolean isScalar() {
        return node instanceof ScalarNode;
    }

    /** Whether this is a list. */
    public boolean isList() {
        return node instanceof SequenceNode;
    }

    /** Whether this is a list without entries. */
    public boolean isEmptyList() {
        return node instanceof SequenceNode list && list.getValue().isEmpty();
    }

    /** The value as the type wants it, or null where it is something else, which is then reported. */
    public <T> @Nullable T as(Scalar<T> type) {
        if (isNull() || !(node instanceof ScalarNode scalar)) {
            refuse("expected " + type.expected() + ", got " + kind());
            return null;
        }
        String source = reading.written(scalar.getValue());
        try {
            return type.parser().parse(reading.resolved(source), shown(source));
        } catch (IllegalArgumentException e) {
            refuse(String.valueOf(e.getMessage()));
            return null;
        }
    }

    /** The entries of a list; nothing is a list without entries. Call it once. */
    public List<Value> items() {
        if (isNull()) {
            return List.of();
        }
        if (!(node instanceof SequenceNode sequence)) {
            refuse("expected a list, got " + kind());
            return List.of();
        }
        var nodes = sequence.getValue();
        return IntStream.range(0, nodes.size())
                .mapToObj(i -> new Value(reading, nodes.get(i), path + "[" + i + "]"))
                .toList();
    }

    /** The entries of a mapping; nothing is a mapping without entries. Call it once. */
    public Fields fields() {
        if (node instanceof MappingNode mapping) {
            return new Fields(reading, mapping, path);
        }
        if (!isNull()) {
            refuse("expected a mapping, got " + kind());
        }
        return Fields.none(reading);
    }

    /** Reports what is wrong with this value. The message must not repeat a credential. */
    public void refuse(String message) {
        reading.error(node, path, message);
    }

    /** Reports what is odd about this value. */
    public void warn(String message) {
        reading.warning(node, path, message);
    }

    boolean isNull() {
        return node instanceof ScalarNode && node.getTag().equals(Tag.NULL);
    }

    private String kind() {
        return switch (node) {
            case MappingNode _ -> "a mapping";
            case SequenceNode _ -> "a list";
            default -> isNull() ? "nothing" : "text";
        };
    }

    private static String shown(String source) {
        if (source.isEmpty()) {
            return "an empty text";
        }
        if (Substitution.refersToEnvironment(source)) {
            return "'" + source + "' after substitution";
        }
        return source.length() > LONGEST_SHOWN ? "a text of " + source.length() + " characters" : "'" + source + "'";
    }
}
