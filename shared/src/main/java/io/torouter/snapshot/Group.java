package io.torouter.snapshot;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A set of channels and the keys that may use them.
 *
 * @param routes by public model id
 * @param patterns routes whose {@link Route#model()} is a pattern, the most specific first
 * @param terms on which its keys use it
 */
public record Group(String id, Map<String, Route> routes, List<Route> patterns, GroupTerms terms) {
    private static final String THINKING = "-thinking";

    public Group {
        routes = Map.copyOf(routes);
        patterns = List.copyOf(patterns);
    }

    /** Sorts routes into exact ids and patterns. */
    public static Group of(String id, List<Route> routes) {
        var exact = routes.stream().filter(route -> !route.isPattern());
        var patterns = routes.stream().filter(Route::isPattern);
        return new Group(
                id,
                exact.collect(Collectors.toMap(Route::model, route -> route)),
                patterns.sorted(
                                Comparator.comparingInt((Route route) -> route.model().length())
                                        .reversed()
                                        .thenComparing(Route::model))
                        .toList(),
                GroupTerms.USUAL);
    }

    /** The same on other terms. */
    public Group with(GroupTerms others) {
        return new Group(id, routes, patterns, others);
    }

    /**
     * The channels for a model, or null where the group does not have it.
     *
     * <p>An exact id wins; else the longest pattern that covers the id. A pattern is the start of an id and a star:
     * {@code gpt-*}, {@code vendor/*}, or {@code *} for every id.
     */
    public @Nullable Route route(String model) {
        Route exact = routes.get(model);
        return exact != null || patterns.isEmpty() ? exact : covering(model);
    }

    /**
     * Where a model id leads.
     *
     * @param model the id that channels know: the client's own, or that without its suffix
     * @param thinking whether the suffix asks the model to reason
     */
    public record Lead(Route route, String model, boolean thinking) {}

    /**
     * Where a client's model id leads, or null where the group does not have it.
     *
     * <p>{@code x-thinking} is {@code x} with reasoning on where the group has {@code x} and no {@code x-thinking} by
     * its whole id. What a pattern covers goes out as it came in, suffix included: vendors have such models.
     */
    public @Nullable Lead lead(String model) {
        var route = routes.get(model);
        var base = route == null && model.endsWith(THINKING) ? withoutSuffix(model) : model;
        var ofBase = routes.get(base);
        if (ofBase != null) {
            return new Lead(ofBase, base, route == null);
        }
        var covering = covering(model);
        return covering == null ? null : new Lead(covering, model, false);
    }

    private static String withoutSuffix(String model) {
        return model.substring(0, model.length() - THINKING.length());
    }

    private @Nullable Route covering(String model) {
        for (Route route : patterns) {
            if (route.covers(model)) {
                return route;
            }
        }
        return null;
    }

    /** All public model ids in alphabetical order; what only a pattern covers is not listed. */
    public Iterable<String> modelIds() {
        return new TreeMap<>(routes).keySet();
    }
}
