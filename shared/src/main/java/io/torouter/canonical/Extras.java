package io.torouter.canonical;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.dialect.Dialect;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Members of an object that have no place in the canonical form. They go back into objects of the same dialect, and are
 * named as dropped for any other.
 *
 * @param dialect whose members they are; means nothing where there are none
 * @param path where the object stands in the body, for example {@code messages.content}; empty at the top
 * @param members in the order they came in; values must not be changed
 */
public record Extras(Dialect dialect, String path, Map<String, JsonNode> members) {
    /** What a vendor notes about a thing that it stores; no loss to one who is sent the thing itself. */
    private static final Set<String> OF_STORAGE = Set.of("id", "status");

    public static final Extras NONE = new Extras(Dialect.OPENAI_CHAT, "", Map.of());

    public Extras {
        members = members.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    public boolean isEmpty() {
        return members.isEmpty();
    }

    /** The member's value if it came from that dialect; a missing node otherwise. */
    public JsonNode of(Dialect wanted, String name) {
        var value = dialect == wanted ? members.get(name) : null;
        return value == null ? MissingNode.getInstance() : value;
    }

    /**
     * Adds the members to an object of that dialect, which wins where it has them already. Others are dropped, and
     * named unless they say nothing to anyone but the vendor.
     */
    public void writeTo(ObjectNode object, Dialect target, Drops drops) {
        if (dialect == target) {
            members.forEach((name, value) -> {
                if (!object.has(name)) {
                    object.set(name, value);
                }
            });
        } else {
            members.forEach((name, value) -> {
                if (isLoss(name, value)) {
                    drops.addExtra(path.isEmpty() ? name : path + '.' + name);
                }
            });
        }
    }

    private static boolean isLoss(String name, JsonNode value) {
        boolean unstored = name.equals("store") && !value.asBoolean();
        return !unstored && !OF_STORAGE.contains(name);
    }
}
