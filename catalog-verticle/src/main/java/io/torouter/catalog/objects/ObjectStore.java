package io.torouter.catalog.objects;

import io.torouter.catalog.config.Kind;
import io.torouter.catalog.config.ObjectRef;
import io.torouter.catalog.database.Database;
import io.torouter.catalog.secrets.Vault;

import org.jdbi.v3.core.Handle;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;

/** Reads the objects of a database. Blocks: call it from {@link Database#threads}. */
public final class ObjectStore {
    private static final int MOST = 2000;

    /** Rows of one moment. */
    private record Rows(long revision, List<StoredObject> objects, List<StoredKey> keys) {}

    private final Database database;
    private final Vault vault;

    public ObjectStore(Database database, Vault vault) {
        this.database = database;
        this.vault = vault;
    }

    /**
     * The revision of the last edit.
     *
     * @throws SQLException if the database cannot be reached
     */
    public long revision() throws SQLException {
        return database.read(Revision::now);
    }

    /**
     * The next changes since a revision; since 0 all there is.
     *
     * @throws SQLException if the database cannot be reached
     * @throws IOException if a credential cannot be opened
     */
    public Page since(long revision) throws SQLException, IOException {
        var rows = database.read(handle -> rows(handle, revision));
        long upTo =
                Math.min(
                        end(rows.objects().stream().map(StoredObject::revision).toList(), rows.revision()),
                        end(rows.keys().stream().map(StoredKey::revision).toList(), rows.revision()));
        var documents = new HashMap<ObjectRef, String>();
        var keys = new ArrayList<IssuedKey>();
        var gone = new HashSet<ObjectRef>();
        for (var object : rows.objects()) {
            if (object.revision() <= upTo && object.deleted()) {
                gone.add(object.ref());
            } else if (object.revision() <= upTo) {
                documents.put(object.ref(), opened(object));
            }
        }
        for (var stored : rows.keys()) {
            if (stored.revision() <= upTo && stored.deleted()) {
                gone.add(new ObjectRef(Kind.KEY, stored.id()));
            } else if (stored.revision() <= upTo) {
                keys.add(stored.issued());
            }
        }
        return new Page(upTo, rows.revision(), documents, keys, gone);
    }

    private static Rows rows(Handle handle, long since) {
        long now = Revision.now(handle);
        return now <= since
                ? new Rows(now, List.of(), List.of())
                : new Rows(now, new ObjectRows(handle).since(since, MOST), new KeyRows(handle).since(since, MOST));
    }

    /** How far a list goes that may have been cut. */
    private static long end(List<Long> revisions, long otherwise) {
        return revisions.size() < MOST ? otherwise : revisions.getLast();
    }

    private String opened(StoredObject object) throws IOException {
        if (object.secret().isEmpty()) {
            return object.document();
        }
        var secret = vault.open(object.ref().toString(), object.secret());
        return Document.parse(object.document()).with(secret).json();
    }
}
