package io.torouter.cli.litellm;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

/**
 * A model on an upstream.
 *
 * @param model as clients say it, or a pattern
 * @param upstream as the upstream says it; for a pattern the same
 * @param price null where the file has none
 */
record Deployment(String model, String upstream, Place place, Terms terms, @Nullable ObjectNode price) {
    /** The same for clients who ask for another model. */
    Deployment as(String other, Terms terms) {
        return new Deployment(other, upstream, place, terms, price);
    }

    boolean isPattern() {
        return model.endsWith("*");
    }
}
