package io.torouter.catalog.yaml;

import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The entries of one mapping. Ask for each key by name, then call {@link #refuseOthers()}: a key nobody asked for is
 * unknown. A key without a value counts as absent. Not thread-safe.
 */
public final class Fields {
    private record Entry(Node key, Value value) {}

    private final YamlReading reading;
    private final @Nullable Node node;
    private final String path;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Set<String> known = new LinkedHashSet<>();
    private final Set<String> unavailable = new LinkedHashSet<>();

    Fields(YamlReading reading, MappingNode node, String path) {
        this(reading, (Node) node, path);
        node.getValue().forEach(this::add);
    }

    private Fields(YamlReading reading, @Nullable Node node, String path) {
        this.reading = reading;
        this.node = node;
        this.path = path;
    }

    static Fields none(YamlReading reading) {
        return new Fields(reading, (Node) null, "");
    }

    /** The value of a key, or null where the key is absent. */
    public @Nullable Value value(String key) {
        known.add(key);
        Entry entry = entries.get(key);
        return entry == null || entry.value().isNull() ? null : entry.value();
    }

    /** The value of a key, or the fallback where the key is absent or its value is refused. */
    public <T> T read(String key, Scalar<T> type, T fallback) {
        T found = find(key, type);
        return found == null ? fallback : found;
    }

    /** The value of a key, or null where the key is absent or its value is refused. */
    public <T> @Nullable T find(String key, Scalar<T> type) {
        Value value = value(key);
        return value == null ? null : value.as(type);
    }

    /**
     * The value of a key that must be there.
     *
     * @param placeholder goes on in its place when it is missing or refused, so that reading finds further problems
     */
    public <T> T require(String key, Scalar<T> type, T placeholder) {
        if (value(key) == null) {
            refuse("'" + key + "' is missing: expected " + type.expected());
        }
        return read(key, type, placeholder);
    }

    /** The entries of a list of plain values that are not refused; none where the key is absent. */
    public <T> List<T> list(String key, Scalar<T> type) {
        return items(key).stream()
                .map(item -> item.as(type))
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
    }

    /** The entries of a list; none where the key is absent. */
    public List<Value> items(String key) {
        Value value = value(key);
        return value == null ? List.of() : value.items();
    }

    /** The mapping below a key; empty where the key is absent. */
    public Fields section(String key) {
        Value value = value(key);
        return value == null ? none(reading) : value.fields();
    }

    /** The keys that are there, in the order of the file. */
    public Set<String> keys() {
        return Collections.unmodifiableSet(entries.keySet());
    }

    /** Refuses a key that has a meaning, but not in this version. */
    public void refuseUnavailable(String key, String why) {
        unavailable.add(key);
        Entry entry = entries.get(key);
        if (entry != null) {
            reading.error(entry.key(), entry.value().path(), why);
        }
    }

    /** Refuses every key that was not asked for. */
    public void refuseOthers() {
        entries.forEach((key, entry) -> {
            if (!known.contains(key) && !unavailable.contains(key)) {
                reading.error(entry.key(), entry.value().path(), Unknown.name("key", key, "'" + key + "'", known));
            }
        });
    }

    /** Reports what is wrong with the mapping as a whole. */
    public void refuse(String message) {
        if (node != null) {
            reading.error(node, path, message);
        }
    }

    private void add(NodeTuple tuple) {
        if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
            reading.error(tuple.getKeyNode(), path, "expected a key, got a list or a mapping");
            return;
        }
        String name = reading.written(key.getValue());
        String below = path.isEmpty() ? name : path + "." + name;
        Entry earlier = entries.putIfAbsent(name, new Entry(key, new Value(reading, tuple.getValueNode(), below)));
        if (earlier != null) {
            int line = earlier.key().getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
            reading.error(key, below, "duplicate key '" + name + "', first on line " + line);
        }
    }
}
