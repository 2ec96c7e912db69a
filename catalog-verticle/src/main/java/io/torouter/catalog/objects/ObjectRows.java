package io.torouter.catalog.objects;

import io.torouter.catalog.config.Kind;
import io.torouter.catalog.config.ObjectRef;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** The table of objects, within one transaction. */
record ObjectRows(Handle handle) {
    private static final String SELECT =
            "SELECT kind, id, revision, deleted, document, secret, created, changed FROM object ";

    void put(StoredObject object) {
        handle.createUpdate(
                        """
                        INSERT INTO object (kind, id, revision, deleted, document, secret, created, changed)
                        VALUES (:kind, :id, :revision, :deleted, :document, :secret, :created, :changed)
                        ON CONFLICT (kind, id) DO UPDATE SET
                            revision = excluded.revision, deleted = excluded.deleted, document = excluded.document,
                            secret = excluded.secret, created = excluded.created, changed = excluded.changed
                        """)
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

    /** PostgreSQL has no text with a zero character, so nothing has such an id. */
    static boolean canBe(String id) {
        return id.indexOf('\0') < 0;
    }

    /** One that was not deleted, or null. */
    @Nullable StoredObject find(ObjectRef ref) {
        if (!canBe(ref.id())) {
            return null;
        }
        return read(
                        handle.createQuery(SELECT + "WHERE kind = :kind AND id = :id AND deleted = 0")
                                .bind("kind", ref.kind().id())
                                .bind("id", ref.id()))
                .stream()
                .findFirst()
                .orElse(null);
    }

    /** All that were not deleted. */
    List<StoredObject> all() {
        return read(handle.createQuery(SELECT + "WHERE deleted = 0 ORDER BY kind, id"));
    }

    /** Some of a kind that were not deleted, by id. */
    List<StoredObject> after(ObjectRef ref, int most) {
        if (!canBe(ref.id())) {
            return List.of();
        }
        return read(
                handle.createQuery(SELECT + "WHERE kind = :kind AND id > :id AND deleted = 0 ORDER BY id LIMIT :most")
                        .bind("kind", ref.kind().id())
                        .bind("id", ref.id())
                        .bind("most", most));
    }

    /** Some that changed since a revision, the earliest change first; since 0 those only that were not deleted. */
    List<StoredObject> since(long revision, int most) {
        return read(
                handle.createQuery(
                                SELECT
                                        + "WHERE revision > :since AND (deleted = 0 OR :since > 0)"
                                        + " ORDER BY revision LIMIT :most")
                        .bind("since", revision)
                        .bind("most", most));
    }

    /** The revision of the last edit of any of them. */
    long lastRevision() {
        return handle.createQuery("SELECT COALESCE(MAX(revision), 0) FROM object").mapTo(Long.class).one();
    }

    private static List<StoredObject> read(Query query) {
        return query.map((row, _) -> read(row)).list();
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
