package io.torouter.catalog.admin;

import io.torouter.catalog.config.Kind;
import io.torouter.catalog.config.ObjectRef;
import io.torouter.catalog.objects.Stored;
import io.torouter.catalog.source.Declared;

import java.util.function.Supplier;

/**
 * Where the objects that are in force come from. May be asked from any thread.
 *
 * @param declared the file's part of them
 * @param stored the database's part of them
 */
public record Origins(Supplier<Declared> declared, Supplier<Stored> stored) {
    static final String FILE = "file";
    static final String DATABASE = "database";

    /** By the gateway itself, such as a channel of a key in the environment. */
    static final String MADE = "made";

    String of(Kind kind, String id) {
        var ref = new ObjectRef(kind, id);
        if (declared.get().objects().contains(ref)) {
            return FILE;
        }
        var inDatabase = stored.get();
        boolean isThere =
                kind == Kind.KEY ? inDatabase.keys().containsKey(id) : inDatabase.documents().containsKey(ref);
        return isThere ? DATABASE : MADE;
    }
}
