package io.torouter.gateway.modellist;

import io.torouter.snapshot.Model;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A part of a model list.
 *
 * @param more whether models follow, in the direction that was asked for
 */
record ModelPage(List<Model> models, boolean more) {
    /** Null for an empty page. */
    @Nullable String firstId() {
        return models.isEmpty() ? null : models.getFirst().id();
    }

    /** Null for an empty page. */
    @Nullable String lastId() {
        return models.isEmpty() ? null : models.getLast().id();
    }
}
