package io.torouter.simulator.script;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The model of a request, for example {@code simulator?ttft=200ms&fail=503}.
 *
 * @param name what stands before the question mark; answers name it as their model
 * @param directives what stands behind it, unchecked
 */
public record ModelId(String name, Map<String, String> directives) {
    public ModelId {
        directives = Map.copyOf(directives);
    }

    public static ModelId parse(String id) {
        var mark = id.indexOf('?');
        return mark < 0
                ? new ModelId(id, Map.of())
                : new ModelId(id.substring(0, mark), directives(id.substring(mark + 1)));
    }

    private static Map<String, String> directives(String query) {
        var found = new LinkedHashMap<String, String>();
        for (var pair : query.split("&", -1)) {
            var equals = pair.indexOf('=');
            if (!pair.isEmpty()) {
                found.put(
                        equals < 0 ? pair : pair.substring(0, equals),
                        equals < 0 ? "true" : pair.substring(equals + 1));
            }
        }
        return found;
    }
}
