package io.torouter.cli.litellm;

import com.fasterxml.jackson.databind.JsonNode;

import io.torouter.cli.catalogue.Draft;
import io.torouter.cli.catalogue.Members;

import java.util.ArrayList;
import java.util.List;

/**
 * Models that stand in for others. Here a channel stands in for others, so a fallback is a further deployment of the
 * model that fails, behind all that are its own.
 */
final class Fallbacks {
    private static final int STEP = 1000;
    private static final int MOST = 1_000_000;

    private final Draft draft;
    private final List<Deployment> known;
    private final List<Deployment> made = new ArrayList<>();

    /**
     * @param known all deployments
     */
    Fallbacks(Draft draft, List<Deployment> known) {
        this.draft = draft;
        this.known = List.copyOf(known);
    }

    /** Those of a section. */
    void add(Members section) {
        int i = 0;
        for (var each : section.items("fallbacks")) {
            var path = section.at("fallbacks[" + i++ + "]");
            each.properties().forEach(fallback -> add(path, fallback.getKey(), fallback.getValue()));
        }
    }

    private void add(String path, String model, JsonNode others) {
        if (known.stream().noneMatch(each -> each.model().equals(model))) {
            draft.note(path, "not carried: no deployment serves '" + model + "'");
            return;
        }
        int rank = 0;
        for (var other : others) {
            int order = Math.min(MOST, STEP * ++rank);
            var served = known.stream().filter(each -> each.model().equals(other.asText())).toList();
            if (served.isEmpty()) {
                draft.note(path, "not carried: no deployment serves '" + other.asText() + "'");
            }
            for (var each : served) {
                made.add(each.as(model, each.terms().ordered(Math.min(MOST, order + each.terms().order()))));
            }
        }
    }

    List<Deployment> deployments() {
        return List.copyOf(made);
    }
}
