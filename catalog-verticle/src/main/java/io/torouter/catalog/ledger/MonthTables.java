package io.torouter.catalog.ledger;

import io.torouter.catalog.database.Engine;

import org.jdbi.v3.core.Handle;

import java.sql.Connection;
import java.sql.SQLException;

/** Makes the tables of a month, and drops them. */
final class MonthTables {
    private MonthTables() {}

    /**
     * The row of a month is what two nodes that make its tables at the same time wait for.
     *
     * @return whether they were not there
     */
    static boolean create(Connection connection, Month month, Engine engine) throws SQLException {
        try (var insert =
                connection.prepareStatement("INSERT INTO ledger_month (month) VALUES (?) ON CONFLICT DO NOTHING")) {
            insert.setInt(1, month.number());
            if (insert.executeUpdate() == 0) {
                return false;
            }
        }
        try (var statement = connection.createStatement()) {
            for (var part : Part.ALL) {
                statement.execute(part.create(month, engine));
            }
            statement.execute(Column.create(month.entries(), RequestColumns.ALL, "started, id"));
            statement.execute("CREATE INDEX %1$s_by_key ON %1$s (key, started)".formatted(month.entries()));
            statement.execute(RequestColumns.createView(month));
            statement.execute(Column.create(month.attempts(), AttemptColumns.ALL, "request, number"));
            statement.execute(Sums.create(month));
        }
        return true;
    }

    static void drop(Handle handle, Month month) {
        handle.execute("DELETE FROM ledger_month WHERE month = ?", month.number());
        handle.execute("DROP VIEW " + month.requests());
        handle.execute("DROP TABLE " + month.entries());
        handle.execute("DROP TABLE " + month.attempts());
        handle.execute("DROP TABLE " + month.buckets());
        Part.ALL.forEach(part -> handle.execute("DROP TABLE " + part.table(month)));
    }
}
