package io.torouter.translation.gemini;

import static com.fasterxml.jackson.databind.node.JsonNodeFactory.instance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.function.Function;
import java.util.function.Supplier;

/** Writes out the references and the {@code allOf} of the schemas in one document. */
final class SchemaParts {
    private final JsonNode root;
    private final Deque<String> open = new ArrayDeque<>();

    SchemaParts(JsonNode root) {
        this.root = root;
    }

    /**
     * Works on a schema with what it refers to written out; while it does, references back to it are known as such.
     *
     * @param cut what stands in place of a reference into itself
     */
    ObjectNode within(JsonNode schema, Function<ObjectNode, ObjectNode> work, Supplier<ObjectNode> cut) {
        int before = open.size();
        var whole = whole(schema);
        try {
            return whole == null ? cut.get() : work.apply(whole);
        } finally {
            while (open.size() > before) {
                open.pop();
            }
        }
    }

    /** Null for a reference into itself. */
    private @Nullable ObjectNode whole(JsonNode schema) {
        if (!(schema instanceof ObjectNode object)) {
            return instance.objectNode();
        }
        var whole = object;
        while (whole.path("$ref").isTextual() || whole.path("allOf").isArray()) {
            var ref = whole.path("$ref").textValue();
            if (ref != null && open.contains(ref)) {
                return null;
            }
            whole = ref == null ? merged(whole) : referred(whole, ref);
        }
        return whole;
    }

    private ObjectNode referred(ObjectNode schema, String ref) {
        open.push(ref);
        var both = instance.objectNode();
        both.setAll(schema);
        both.remove("$ref");
        return add(both, target(ref));
    }

    private JsonNode target(String ref) {
        if (ref.equals("#")) {
            return root;
        }
        boolean local = ref.startsWith("#/");
        return local ? root.at(ref.substring(1)) : MissingNode.getInstance();
    }

    private ObjectNode merged(ObjectNode schema) {
        var all = instance.objectNode();
        all.setAll(schema);
        var parts = all.remove("allOf");
        parts.forEach(part -> add(all, resolved(part)));
        return all;
    }

    private JsonNode resolved(JsonNode part) {
        var ref = part.path("$ref").textValue();
        if (ref == null || open.contains(ref)) {
            return part;
        }
        return part instanceof ObjectNode object ? referred(object, ref) : part;
    }

    /** What the first says stands; properties and requirements of both count. */
    private static ObjectNode add(ObjectNode to, JsonNode from) {
        for (var member : from.properties()) {
            var name = member.getKey();
            switch (name) {
                case "properties" -> to.set(name, properties(to.path(name), member.getValue()));
                case "required" -> to.set(name, required(to.path(name), member.getValue()));
                default -> {
                    if (!to.has(name)) {
                        to.set(name, member.getValue());
                    }
                }
            }
        }
        return to;
    }

    private static ObjectNode properties(JsonNode first, JsonNode second) {
        var both = instance.objectNode();
        first.properties().forEach(member -> both.set(member.getKey(), member.getValue()));
        second.properties().forEach(member -> both.putIfAbsent(member.getKey(), member.getValue()));
        return both;
    }

    private static JsonNode required(JsonNode first, JsonNode second) {
        var both = new LinkedHashSet<String>();
        first.forEach(name -> both.add(name.asText()));
        second.forEach(name -> both.add(name.asText()));
        var required = instance.arrayNode();
        both.forEach(required::add);
        return required;
    }
}
