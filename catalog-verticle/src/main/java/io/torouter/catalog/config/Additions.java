package io.torouter.catalog.config;

import io.torouter.snapshot.ApiKey;

import java.util.List;
import java.util.Map;

/**
 * What comes to the file from the database.
 *
 * @param documents entries of the sections of the file, in JSON; there are none of keys
 * @param keys with all their parts
 */
public record Additions(Map<ObjectRef, String> documents, List<ApiKey> keys) {
    public static final Additions NONE = new Additions(Map.of(), List.of());

    public Additions {
        documents = Map.copyOf(documents);
        keys = List.copyOf(keys);
    }

    /** Without the documents, since they hold credentials. */
    @Override
    public String toString() {
        return documents.keySet() + ", " + keys.size() + " keys";
    }
}
