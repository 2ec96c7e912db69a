package io.torouter.catalog.objects;

import io.torouter.catalog.config.Additions;
import io.torouter.catalog.config.Kind;
import io.torouter.catalog.config.ObjectRef;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All of the database that belongs into a catalogue. A value; two share what did not change between them.
 *
 * @param revision up to which changes are in it
 * @param documents as {@link Page#documents}
 * @param keys by id
 */
public record Stored(long revision, Map<ObjectRef, String> documents, Map<String, IssuedKey> keys) {
    public Stored {
        documents = Map.copyOf(documents);
        keys = Map.copyOf(keys);
    }

    public static final Stored NOTHING = new Stored(0, Map.of(), Map.of());

    /** With the changes of pages that follow one another. */
    public Stored with(List<Page> pages) {
        var nextDocuments = new HashMap<>(documents);
        var nextKeys = new HashMap<>(keys);
        for (var page : pages) {
            page.gone()
                    .forEach(ref -> {
                        nextDocuments.remove(ref);
                        if (ref.kind() == Kind.KEY) {
                            nextKeys.remove(ref.id());
                        }
                    });
            nextDocuments.putAll(page.documents());
            page.keys().forEach(issued -> nextKeys.put(issued.key().id(), issued));
        }
        return new Stored(pages.getLast().upTo(), nextDocuments, nextKeys);
    }

    /** What it adds to a file at a moment. */
    public Additions additions(Instant now) {
        return new Additions(documents, keys.values().stream().flatMap(issued -> issued.at(now)).toList());
    }

    /** Without the documents, since they hold credentials. */
    @Override
    public String toString() {
        return "revision " + revision + ": " + documents.keySet() + ", " + keys.size() + " keys";
    }
}
