package io.torouter.catalog.objects;

import io.torouter.catalog.config.ObjectRef;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Some of what changed since a revision.
 *
 * @param upTo the revision to go on from
 * @param revision of the database when this was read
 * @param documents what was made or changed, as JSON in the form of an entry of the file, with its credential
 * @param keys that were made or changed
 * @param gone objects and keys that were deleted, the keys by their ids
 */
public record Page(
        long upTo, long revision, Map<ObjectRef, String> documents, List<IssuedKey> keys, Set<ObjectRef> gone) {
    public Page {
        documents = Map.copyOf(documents);
        keys = List.copyOf(keys);
        gone = Set.copyOf(gone);
    }

    /** That of a database which has not changed. */
    public static Page nothingSince(long revision) {
        return new Page(revision, revision, Map.of(), List.of(), Set.of());
    }

    public boolean isLast() {
        return upTo >= revision;
    }

    /** Without the documents, since they hold credentials. */
    @Override
    public String toString() {
        return "changes up to " + upTo + " of " + revision + ": " + documents.keySet() + ", " + keys.size() + " keys";
    }
}
