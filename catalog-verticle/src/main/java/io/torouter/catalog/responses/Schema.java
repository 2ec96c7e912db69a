package io.torouter.catalog.responses;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The tables of the file, and what the file is told before it is used. */
final class Schema {
    private static final int VERSION = 1;

    /**
     * A write-ahead log without a sync for each transaction: what was committed survives the end of the process, and
     * the end of the machine may take the last moments with it. What is deleted is overwritten: it was someone's
     * conversation.
     */
    private static final List<String> SETTINGS =
            List.of(
                    "PRAGMA busy_timeout = 5000",
                    "PRAGMA auto_vacuum = INCREMENTAL",
                    "PRAGMA journal_mode = WAL",
                    "PRAGMA synchronous = NORMAL",
                    "PRAGMA secure_delete = FAST");

    /** The triggers keep count, so that no bound needs a look at all rows. */
    private static final List<String> TABLES =
            List.of(
                    """
                    CREATE TABLE response (
                        owner TEXT NOT NULL,
                        id TEXT NOT NULL,
                        previous TEXT NOT NULL,
                        channel TEXT NOT NULL,
                        served TEXT NOT NULL,
                        at_upstream INTEGER NOT NULL,
                        created INTEGER NOT NULL,
                        bytes INTEGER NOT NULL,
                        input BLOB NOT NULL,
                        body BLOB NOT NULL,
                        UNIQUE (owner, id))
                    """,
                    "CREATE INDEX response_by_age ON response (created)",
                    "CREATE TABLE held (responses INTEGER NOT NULL, bytes INTEGER NOT NULL)",
                    "INSERT INTO held VALUES (0, 0)",
                    """
                    CREATE TRIGGER response_added AFTER INSERT ON response BEGIN
                        UPDATE held SET responses = responses + 1, bytes = bytes + NEW.bytes;
                    END
                    """,
                    """
                    CREATE TRIGGER response_removed AFTER DELETE ON response BEGIN
                        UPDATE held SET responses = responses - 1, bytes = bytes - OLD.bytes;
                    END
                    """,
                    "PRAGMA user_version = " + VERSION);

    private Schema() {}

    /**
     * Makes a new file's tables, and checks those of another.
     *
     * @throws SQLException also where the file was made by a later release
     */
    static void prepare(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var setting : SETTINGS) {
                statement.execute(setting);
            }
        }
        connection.setAutoCommit(false);
        create(connection);
        connection.commit();
    }

    private static void create(Connection connection) throws SQLException {
        int version = version(connection);
        if (version > VERSION) {
            throw new SQLException("the file has version " + version + ", and this release knows " + VERSION);
        }
        if (version == 0) {
            try (var statement = connection.createStatement()) {
                for (var table : TABLES) {
                    statement.execute(table);
                }
            }
        }
    }

    private static int version(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("PRAGMA user_version")) {
            return row.next() ? row.getInt(1) : 0;
        }
    }
}
