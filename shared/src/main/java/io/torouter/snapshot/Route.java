package io.torouter.snapshot;

import java.util.List;

/**
 * The channels that serve one model of one group, best priority first.
 *
 * @param candidates sorted by {@link Channel#priority()}, then by id; never empty
 */
public record Route(String model, List<Channel> candidates) {
    public Route {
        candidates = List.copyOf(candidates);
    }
}
