package io.torouter.translation.anthropic;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Collects what has to stand in {@code anthropic-beta} for the features that a body uses. */
final class Betas {
    private final Map<String, String> byFeature;
    private final Set<String> needed = new LinkedHashSet<>();

    Betas(Map<String, String> byFeature) {
        this.byFeature = byFeature;
    }

    /** Most features need none. */
    void need(String feature) {
        var beta = byFeature.get(feature);
        if (beta != null) {
            needed.add(beta);
        }
    }

    boolean isEmpty() {
        return needed.isEmpty();
    }

    String header() {
        return String.join(",", needed);
    }
}
