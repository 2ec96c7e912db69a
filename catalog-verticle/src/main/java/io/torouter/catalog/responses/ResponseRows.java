package io.torouter.catalog.responses;

import io.torouter.dialect.Dialect;
import io.torouter.stored.StoredResponse;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The rows of the file, each a response. Statements are prepared once. Used by one thread, inside transactions. */
final class ResponseRows {
    /** What all rows come to. */
    record Held(long responses, long bytes) {}

    private final PreparedStatement insert;
    private final PreparedStatement select;
    private final PreparedStatement delete;
    private final PreparedStatement deleteOlder;
    private final PreparedStatement deleteOldest;
    private final PreparedStatement held;

    ResponseRows(Connection connection) throws SQLException {
        insert = connection.prepareStatement("INSERT INTO response VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        select = connection.prepareStatement("SELECT * FROM response WHERE owner = ? AND id = ? AND created > ?");
        delete = connection.prepareStatement("DELETE FROM response WHERE owner = ? AND id = ?");
        deleteOlder =
                connection.prepareStatement(
                        "DELETE FROM response WHERE rowid IN"
                                + " (SELECT rowid FROM response WHERE created <= ? ORDER BY created LIMIT ?)");
        deleteOldest =
                connection.prepareStatement(
                        "DELETE FROM response WHERE rowid IN"
                                + " (SELECT rowid FROM response ORDER BY created, rowid LIMIT 1)");
        held = connection.prepareStatement("SELECT responses, bytes FROM held");
    }

    /** Adds a row, in the place of an earlier one of the same owner and id. */
    void put(StoredResponse response) throws SQLException {
        remove(response.owner(), response.id());
        insert.setString(1, response.owner());
        insert.setString(2, response.id());
        insert.setString(3, response.previous());
        insert.setString(4, response.channel());
        insert.setString(5, response.served().id());
        insert.setBoolean(6, response.atUpstream());
        insert.setLong(7, response.createdMillis());
        insert.setLong(8, response.bytes());
        insert.setBytes(9, response.input());
        insert.setBytes(10, response.response());
        insert.executeUpdate();
    }

    /**
     * The response, or null where there is none of that owner.
     *
     * @param after the last moment of which nothing is wanted any more, in milliseconds since 1970
     */
    @Nullable StoredResponse find(String owner, String id, long after) throws SQLException {
        select.setString(1, owner);
        select.setString(2, id);
        select.setLong(3, after);
        try (var row = select.executeQuery()) {
            return row.next() ? response(row) : null;
        }
    }

    private static StoredResponse response(ResultSet row) throws SQLException {
        return new StoredResponse(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                Dialect.byId(row.getString(5)).orElse(Dialect.OPENAI_RESPONSES),
                row.getBoolean(6),
                row.getLong(7),
                row.getBytes(9),
                row.getBytes(10));
    }

    /** Returns whether there was such a row. */
    boolean remove(String owner, String id) throws SQLException {
        delete.setString(1, owner);
        delete.setString(2, id);
        return delete.executeUpdate() > 0;
    }

    /** Removes at most {@code limit} rows that were made at that moment or before, and says how many there were. */
    int removeOlder(long moment, int limit) throws SQLException {
        deleteOlder.setLong(1, moment);
        deleteOlder.setInt(2, limit);
        return deleteOlder.executeUpdate();
    }

    void removeOldest() throws SQLException {
        deleteOldest.executeUpdate();
    }

    Held held() throws SQLException {
        try (var row = held.executeQuery()) {
            row.next();
            return new Held(row.getLong(1), row.getLong(2));
        }
    }
}
