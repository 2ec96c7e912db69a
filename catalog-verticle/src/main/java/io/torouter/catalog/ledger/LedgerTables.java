package io.torouter.catalog.ledger;

import io.torouter.catalog.database.Database;
import io.torouter.ledger.LedgerRow;

import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Writes the tables of the ledger. Every month has its own, made with its first row and dropped as a whole.
 * Thread-safe; everything blocks.
 *
 * <p>A row is told by its id: the one that is there already stays, and adds nothing to the sums.
 */
final class LedgerTables {
    /**
     * So many rows are given to a driver at once. SQLite's keeps their values in one array, which must not become so
     * large that G1 takes it for part of the old generation.
     */
    private static final int AT_ONCE = 512;

    private final Database database;
    private final Set<Month> known = ConcurrentHashMap.newKeySet();

    LedgerTables(Database database) {
        this.database = database;
    }

    /**
     * Inserts rows in one transaction, with what they add to the sums.
     *
     * @return how many of them were not there before
     * @throws SQLException then none was inserted, or all were and the connection broke while they were committed
     */
    int insert(List<LedgerRow> rows) throws SQLException {
        var byMonth = rows.stream().collect(Collectors.groupingBy(Month::of, TreeMap::new, Collectors.toList()));
        try {
            int added = database.write(handle -> insert(handle.getConnection(), byMonth));
            known.addAll(byMonth.keySet());
            return added;
        } catch (SQLException failure) {
            known.clear();
            throw failure;
        }
    }

    /** A month is known to others only once its tables are committed: until then they wait where they make them too. */
    private int insert(Connection connection, Map<Month, List<LedgerRow>> byMonth) throws SQLException {
        var added = new ArrayList<LedgerRow>();
        for (var month : byMonth.entrySet()) {
            if (!known.contains(month.getKey())) {
                make(connection, month.getKey());
            }
            var fresh = requests(connection, month.getKey(), month.getValue());
            attempts(connection, month.getKey(), fresh);
            Sums.addBuckets(connection, month.getKey(), fresh);
            added.addAll(fresh);
        }
        Sums.addSpends(connection, added);
        return added.size();
    }

    /** The row of a month is what two nodes that make its tables at the same time wait for. */
    private static void make(Connection connection, Month month) throws SQLException {
        try (var insert =
                connection.prepareStatement("INSERT INTO ledger_month (month) VALUES (?) ON CONFLICT DO NOTHING")) {
            insert.setInt(1, month.number());
            if (insert.executeUpdate() == 0) {
                return;
            }
        }
        try (var statement = connection.createStatement()) {
            statement.execute(Column.create(month.requests(), RequestColumns.ALL, "id"));
            statement.execute(index(month.requests(), "time", "started, id"));
            statement.execute(index(month.requests(), "key", "key_id, started"));
            statement.execute(Column.create(month.attempts(), AttemptColumns.ALL, "request, number"));
            statement.execute(Sums.create(month));
        }
    }

    private static String index(String table, String name, String columns) {
        return "CREATE INDEX " + table + "_by_" + name + " ON " + table + " (" + columns + ")";
    }

    /** Inserts requests, and says which of them were not there before. */
    private static List<LedgerRow> requests(Connection connection, Month month, List<LedgerRow> rows)
            throws SQLException {
        var common = new ArrayList<LedgerRow>();
        var others = new ArrayList<LedgerRow>();
        rows.forEach(row -> (RequestColumns.isCommon(row) ? common : others).add(row));
        var added = requests(connection, month, RequestColumns.COMMON, common);
        added.addAll(requests(connection, month, RequestColumns.ALL, others));
        return added;
    }

    private static List<LedgerRow> requests(
            Connection connection, Month month, List<Column<LedgerRow>> columns, List<LedgerRow> rows)
            throws SQLException {
        int[] counts = insert(connection, Column.insert(month.requests(), columns), columns, rows);
        var added = new ArrayList<LedgerRow>(rows.size());
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                added.add(rows.get(i));
            }
        }
        return added;
    }

    private static void attempts(Connection connection, Month month, List<LedgerRow> rows) throws SQLException {
        var all =
                rows.stream()
                        .filter(row -> !RequestColumns.isToldByRequest(row))
                        .flatMap(row -> AttemptColumns.of(row).stream())
                        .toList();
        insert(connection, Column.insert(month.attempts(), AttemptColumns.ALL), AttemptColumns.ALL, all);
    }

    private static <R> int[] insert(Connection connection, String sql, List<Column<R>> columns, List<R> rows)
            throws SQLException {
        int[] counts = new int[rows.size()];
        if (rows.isEmpty()) {
            return counts;
        }
        try (var insert = connection.prepareStatement(sql)) {
            for (int from = 0; from < counts.length; from += AT_ONCE) {
                var next = rows.subList(from, Math.min(from + AT_ONCE, counts.length));
                System.arraycopy(insert(insert, columns, next), 0, counts, from, next.size());
            }
            return counts;
        } catch (BatchUpdateException failure) {
            throw withoutRows(failure);
        }
    }

    private static <R> int[] insert(PreparedStatement insert, List<Column<R>> columns, List<R> rows)
            throws SQLException {
        for (var row : rows) {
            bind(insert, columns, row);
            insert.addBatch();
        }
        return insert.executeBatch();
    }

    /** Drivers put the statement with all that it inserts into the message. */
    private static SQLException withoutRows(BatchUpdateException failure) {
        return failure.getCause() instanceof SQLException cause ? cause : failure;
    }

    private static <R> void bind(PreparedStatement insert, List<Column<R>> columns, R row) throws SQLException {
        int index = 0;
        for (var column : columns) {
            insert.setObject(++index, column.value().apply(row));
        }
    }

    /**
     * Drops the months that ended before a moment.
     *
     * @return which ones
     */
    List<Integer> dropBefore(Instant moment) throws SQLException {
        return database.write(handle -> {
            var dropped = Month.all(handle).stream().filter(month -> !month.end().isAfter(moment)).toList();
            for (var month : dropped) {
                handle.execute("DELETE FROM ledger_month WHERE month = ?", month.number());
                handle.execute("DROP TABLE " + month.requests());
                handle.execute("DROP TABLE " + month.attempts());
                handle.execute("DROP TABLE " + month.buckets());
                known.remove(month);
            }
            return dropped.stream().map(Month::number).toList();
        });
    }
}
