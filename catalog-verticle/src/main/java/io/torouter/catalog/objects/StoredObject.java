package io.torouter.catalog.objects;

import io.torouter.catalog.config.ObjectRef;

import java.time.Instant;

/**
 * An account, a group, a channel or a model as it is in the database.
 *
 * @param revision of the edit that made it what it is
 * @param document JSON: an entry of the configuration file, without its credential
 * @param secret the sealed credential; empty where it has none
 */
public record StoredObject(
        ObjectRef ref,
        long revision,
        boolean deleted,
        String document,
        String secret,
        Instant created,
        Instant changed) {

    StoredObject deletedAt(long next, Instant moment) {
        return new StoredObject(ref, next, true, "{}", "", created, moment);
    }
}
