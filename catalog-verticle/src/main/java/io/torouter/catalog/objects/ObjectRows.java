package io.torouter.catalog.objects;

import io.torouter.catalog.config.Kind;
import io.torouter.catalog.config.ObjectRef;

import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The table of objects, within one transaction. */
record ObjectRows(Handle handle) {
    private static final EditedTable<StoredObject> TABLE =
            new EditedTable<>(
                    "object",
                    "kind id revision deleted document secret created changed",
                    "kind, id",
                    (row, _) -> read(row));

    void put(StoredObject object) {
        TABLE.put(handle)
                .bind("kind", object.ref().kind().id())
                .bind("id", object.ref().id())
                .bind("revision", object.revision())
                .bind("deleted", object.deleted() ? 1 : 0)
                .bind("document", object.document())
                .bind("secret", object.secret())
                .bind("created", object.created().toEpochMilli())
                .bind("changed", object.changed().toEpochMilli())
                .execute();
    }

    /** One that was not deleted, or null. */
    @Nullable StoredObject find(ObjectRef ref) {
        return TABLE.find(handle, among(ref), ref.id());
    }

    /** All that were not deleted. */
    List<StoredObject> all() {
        return TABLE.all(handle, "kind, id");
    }

    /** Their documents: a judge need not know a credential, only that there is one. */
    Map<ObjectRef, String> shown() {
        var documents = new HashMap<ObjectRef, String>();
        all().forEach(object -> documents.put(object.ref(), object.shown()));
        return documents;
    }

    /** Some of a kind that were not deleted, by id. */
    List<StoredObject> after(ObjectRef ref, int most) {
        return TABLE.after(handle, among(ref), ref.id(), most);
    }

    private static Map<String, String> among(ObjectRef ref) {
        return Map.of("kind", ref.kind().id());
    }

    /** Some that changed since a revision, the earliest change first; since 0 those only that were not deleted. */
    List<StoredObject> since(long revision, int most) {
        return TABLE.since(handle, revision, most);
    }

    /** The revision of the last edit of any of them. */
    long lastRevision() {
        return handle.createQuery("SELECT COALESCE(MAX(revision), 0) FROM object").mapTo(Long.class).one();
    }

    private static StoredObject read(ResultSet row) throws SQLException {
        var kind = row.getString("kind");
        return new StoredObject(
                new ObjectRef(
                        Kind.byId(kind).orElseThrow(() -> new SQLException("an object of the unknown kind " + kind)),
                        row.getString("id")),
                row.getLong("revision"),
                row.getInt("deleted") != 0,
                row.getString("document"),
                row.getString("secret"),
                Instant.ofEpochMilli(row.getLong("created")),
                Instant.ofEpochMilli(row.getLong("changed")));
    }
}
