package io.torouter.catalog.ledger;

import io.torouter.catalog.database.Engine;

import org.jdbi.v3.core.Handle;

/** Makes the tables of a month, and drops them. */
final class MonthTables {
    private MonthTables() {}

    /**
     * The row of a month is what two nodes that make its tables at the same time wait for.
     *
     * @return whether they were not there
     */
    static boolean create(Handle handle, Month month, Engine engine) {
        var insert = "INSERT INTO ledger_month (month) VALUES (?) ON CONFLICT DO NOTHING";
        if (handle.execute(insert, month.number()) == 0) {
            return false;
        }
        Part.ALL.forEach(part -> handle.execute(part.create(month, engine)));
        handle.execute(Column.create(month.entries(), RequestColumns.ALL, "started, id"));
        handle.execute("CREATE INDEX %1$s_by_key ON %1$s (key, started)".formatted(month.entries()));
        handle.execute(RequestColumns.createView(month));
        handle.execute(Column.create(month.attempts(), AttemptColumns.ALL, "request, number"));
        handle.execute(Sums.create(month));
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
