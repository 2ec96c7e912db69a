package io.torouter.catalog.objects;

import io.torouter.catalog.config.ObjectRef;

import java.time.Instant;

/**
 * An edit under way.
 *
 * @param revision that it makes
 * @param actor who makes it, for the audit log
 */
record Edit(long revision, Instant moment, String actor) {
    /**
     * What is written down of it.
     *
     * @param before the object as it was shown; empty where there was none
     * @param after likewise, where there is none any more
     */
    Audit audit(String action, ObjectRef ref, String before, String after) {
        return new Audit(revision, moment, actor, action, ref, before, after);
    }
}
