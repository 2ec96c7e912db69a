package io.torouter.snapshot;

import java.util.List;

/**
 * The channels that serve one model of one group, best priority first.
 *
 * @param model a public id, or a pattern such as {@code gpt-*} (see {@link Group#route})
 * @param candidates sorted by {@link Channel#priority()}, then by id; never empty
 */
public record Route(String model, List<Channel> candidates) {
    public Route {
        candidates = List.copyOf(candidates);
    }

    /** Whether the route stands for every id with a certain start. */
    public boolean isPattern() {
        return model.endsWith("*");
    }

    boolean covers(String id) {
        return id.regionMatches(0, model, 0, model.length() - 1);
    }
}
