package io.torouter.snapshot;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A set of channels and the keys that may use them.
 *
 * @param routes by public model id
 */
public record Group(String id, Map<String, Route> routes) {
    public Group {
        routes = Map.copyOf(routes);
    }

    /** The channels for a model, or null where the group does not have it. */
    public @Nullable Route route(String model) {
        return routes.get(model);
    }

    /** All public model ids in alphabetical order. */
    public Iterable<String> modelIds() {
        return new TreeMap<>(routes).keySet();
    }
}
