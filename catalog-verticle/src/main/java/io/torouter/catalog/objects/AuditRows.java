package io.torouter.catalog.objects;

import io.torouter.catalog.config.Kind;
import io.torouter.catalog.config.ObjectRef;

import org.jdbi.v3.core.Handle;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** The log of edits, within one transaction. */
record AuditRows(Handle handle) {
    void add(Audit entry) {
        handle.createUpdate(
                        """
                        INSERT INTO audit (revision, at, actor, action, kind, object, text_before, text_after)
                        VALUES (:revision, :at, :actor, :action, :kind, :object, :before, :after)
                        """)
                .bind("revision", entry.revision())
                .bind("at", entry.moment().toEpochMilli())
                .bind("actor", entry.actor())
                .bind("action", entry.action())
                .bind("kind", entry.ref().kind().id())
                .bind("object", entry.ref().id())
                .bind("before", entry.before())
                .bind("after", entry.after())
                .execute();
    }

    /** Some entries before a revision, the newest first. */
    List<Audit> before(long revision, int most) {
        return handle.createQuery(
                        """
                        SELECT revision, at, actor, action, kind, object, text_before, text_after FROM audit
                        WHERE revision < :before ORDER BY revision DESC LIMIT :most
                        """)
                .bind("before", revision)
                .bind("most", most)
                .map((row, _) -> read(row))
                .list();
    }

    private static Audit read(ResultSet row) throws SQLException {
        var kind = row.getString("kind");
        return new Audit(
                row.getLong("revision"),
                Instant.ofEpochMilli(row.getLong("at")),
                row.getString("actor"),
                row.getString("action"),
                new ObjectRef(
                        Kind.byId(kind).orElseThrow(() -> new SQLException("an edit of the unknown kind " + kind)),
                        row.getString("object")),
                row.getString("text_before"),
                row.getString("text_after"));
    }
}
