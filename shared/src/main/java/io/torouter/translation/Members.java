package io.torouter.translation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Extras;
import io.torouter.dialect.Dialect;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The members of a JSON object, each asked for by name and type. What was not asked for is the {@linkplain #rest rest}.
 *
 * <p>A member that is {@code null} counts as missing. One of another type is refused, with its place.
 */
public final class Members {
    private final ObjectNode object;
    private final String path;
    private final Set<String> read = new LinkedHashSet<>();

    /**
     * @param path of the object in the body, for refusals and extras: {@code messages.content}; empty at the top
     */
    public Members(ObjectNode object, String path) {
        this.object = object;
        this.path = path;
    }

    /** The members of a value that must be an object. */
    public static Members of(JsonNode value, String path) {
        if (value instanceof ObjectNode object) {
            return new Members(object, path);
        }
        throw expected(path, "an object", value);
    }

    /** The value of a member, or null where it is missing or null. */
    public @Nullable JsonNode any(String name) {
        read.add(name);
        var value = object.get(name);
        return value == null || value instanceof NullNode ? null : value;
    }

    public boolean has(String name) {
        var value = object.get(name);
        return value != null && !value.isNull();
    }

    public @Nullable String text(String name) {
        var value = any(name);
        if (value != null && !value.isTextual()) {
            throw expected(pathOf(name), "a string", value);
        }
        return value == null ? null : value.textValue();
    }

    public String text(String name, String otherwise) {
        var value = text(name);
        return value == null ? otherwise : value;
    }

    public String requiredText(String name) {
        var value = text(name);
        if (value == null) {
            throw Untranslatable.malformed("missing: " + pathOf(name));
        }
        return value;
    }

    public @Nullable Boolean flag(String name) {
        var value = any(name);
        if (value != null && !value.isBoolean()) {
            throw expected(pathOf(name), "true or false", value);
        }
        return value == null ? null : value.booleanValue();
    }

    public boolean flag(String name, boolean otherwise) {
        var value = flag(name);
        return value == null ? otherwise : value;
    }

    public @Nullable Double number(String name) {
        var value = any(name);
        if (value != null && !value.isNumber()) {
            throw expected(pathOf(name), "a number", value);
        }
        return value == null ? null : value.doubleValue();
    }

    /** A whole number; {@code 1e3} and {@code 1.0} are whole too. */
    public @Nullable Long whole(String name) {
        var value = any(name);
        if (value == null) {
            return null;
        }
        if (!value.isNumber() || value.doubleValue() != Math.rint(value.doubleValue())) {
            throw expected(pathOf(name), "a whole number", value);
        }
        return value.isIntegralNumber() ? value.longValue() : (long) value.doubleValue();
    }

    public @Nullable Integer count(String name) {
        var value = whole(name);
        return value == null ? null : Math.toIntExact(Math.clamp(value, Integer.MIN_VALUE, Integer.MAX_VALUE));
    }

    public @Nullable ObjectNode object(String name) {
        var value = any(name);
        if (value != null && !(value instanceof ObjectNode)) {
            throw expected(pathOf(name), "an object", value);
        }
        return (ObjectNode) value;
    }

    /** The members of a member; null where it is missing. */
    public @Nullable Members inside(String name) {
        var value = object(name);
        return value == null ? null : new Members(value, pathOf(name));
    }

    /** The elements of an array, none where it is missing. */
    public List<JsonNode> array(String name) {
        var value = any(name);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof ArrayNode)) {
            throw expected(pathOf(name), "an array", value);
        }
        var elements = new ArrayList<JsonNode>(value.size());
        value.forEach(elements::add);
        return elements;
    }

    /** Members that stand in the object and are of no interest to anyone, such as its own type. */
    public Members skip(String... names) {
        read.addAll(List.of(names));
        return this;
    }

    /** Where a member stands in the body. */
    public String pathOf(String name) {
        return path.isEmpty() ? name : path + '.' + name;
    }

    public String path() {
        return path;
    }

    public ObjectNode json() {
        return object;
    }

    /** What nobody asked for; members that are null are left out. */
    public Extras rest(Dialect dialect) {
        var rest = new LinkedHashMap<String, JsonNode>();
        object.properties()
                .forEach(member -> {
                    if (!read.contains(member.getKey()) && !member.getValue().isNull()) {
                        rest.put(member.getKey(), member.getValue());
                    }
                });
        return rest.isEmpty() ? Extras.NONE : new Extras(dialect, path, rest);
    }

    /** A refusal that says what was expected, what came and where. */
    public static Untranslatable expected(String path, String what, JsonNode value) {
        var came = value.getNodeType().name().toLowerCase(java.util.Locale.ROOT);
        return Untranslatable.malformed("expected " + path + " to be " + what + ", came: " + came);
    }
}
