package io.torouter.catalog.objects;

import org.jdbi.v3.core.Handle;

/** The number of the last edit. */
final class Revision {
    private Revision() {}

    static long now(Handle handle) {
        return handle.createQuery("SELECT value FROM revision").mapTo(Long.class).one();
    }

    /** Counts an edit. From here to the end of the transaction no other can. */
    static long raise(Handle handle) {
        handle.execute("UPDATE revision SET value = value + 1");
        return now(handle);
    }
}
