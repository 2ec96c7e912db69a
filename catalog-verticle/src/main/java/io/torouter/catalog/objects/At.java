package io.torouter.catalog.objects;

import io.torouter.catalog.config.ObjectRef;

/**
 * What an edit is about.
 *
 * @param revision that the editor saw; 0 for whatever there is
 */
public record At(ObjectRef ref, long revision) {
    boolean matches(long now) {
        return revision == 0 || revision == now;
    }
}
