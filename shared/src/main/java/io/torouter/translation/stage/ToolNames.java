package io.torouter.translation.stage;

import io.torouter.canonical.ToolRef;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Under which names an upstream knows the client's tools. Only what had to change is in it.
 *
 * <p>A changed name is the namespace, two underscores and the name, without the signs that the upstream does not take.
 * Where that is too long or taken already, its end becomes a hash of the whole, so that equal tools get equal names in
 * every request of a conversation.
 *
 * @param wire the client's tool to the upstream's name
 * @param client the upstream's name to the client's tool
 */
public record ToolNames(Map<ToolRef, String> wire, Map<String, ToolRef> client) {
    public static final ToolNames UNCHANGED = new ToolNames(Map.of(), Map.of());

    public ToolNames {
        wire = Map.copyOf(wire);
        client = Map.copyOf(client);
    }

    /** The tool as the upstream knows it. */
    ToolRef toWire(ToolRef tool) {
        var name = wire.get(tool);
        return name == null ? tool : ToolRef.function(name);
    }

    /** The tool as the client declared it. */
    ToolRef toClient(ToolRef tool) {
        var known = client.get(tool.name());
        return known == null ? tool : known;
    }

    /** Names for all tools of a request, in whatever order they are met. */
    static ToolNames of(Set<ToolRef> tools, ToolLimits limits) {
        var taken = new LinkedHashSet<String>();
        tools.stream().filter(limits::takes).map(ToolRef::name).forEach(taken::add);
        var wire = new LinkedHashMap<ToolRef, String>();
        sorted(tools, limits).values().forEach(tool -> wire.put(tool, free(tool, limits, taken)));
        var client = new LinkedHashMap<String, ToolRef>();
        wire.forEach((tool, name) -> client.put(name, tool));
        return wire.isEmpty() ? UNCHANGED : new ToolNames(wire, client);
    }

    /** By their full names, so that the order of declaration has no part in the outcome. */
    private static Map<String, ToolRef> sorted(Set<ToolRef> tools, ToolLimits limits) {
        var sorted = new TreeMap<String, ToolRef>();
        tools.stream()
                .filter(tool -> !limits.takes(tool))
                .forEach(tool -> sorted.put(fullName(tool) + ' ' + tool.kind(), tool));
        return sorted;
    }

    private static String free(ToolRef tool, ToolLimits limits, Set<String> taken) {
        var full = fullName(tool);
        var plain = plain(full, limits);
        if (limits.isLegal(plain) && taken.add(plain)) {
            return plain;
        }
        for (int salt = 0; ; salt++) {
            var hashed = hashed(plain, full + ' ' + tool.kind() + salt, limits.longestName());
            if (taken.add(hashed)) {
                return hashed;
            }
        }
    }

    private static String fullName(ToolRef tool) {
        return prefix(tool.namespace()) + tool.name();
    }

    private static String prefix(@Nullable String namespace) {
        return namespace == null ? "" : namespace.endsWith("__") ? namespace : namespace + "__";
    }

    private static String plain(String name, ToolLimits limits) {
        var plain = new StringBuilder();
        name.chars().forEach(c -> plain.append(limits.isLegal(c) ? (char) c : '_'));
        return plain.toString();
    }

    private static String hashed(String plain, String full, int longest) {
        var hash = Integer.toHexString(full.hashCode());
        int kept = Math.min(plain.length(), longest - hash.length() - 1);
        return plain.substring(0, kept) + '_' + hash;
    }
}
