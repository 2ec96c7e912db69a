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
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Writes the tables of the ledger. Every month has its own, made with its first row and dropped as a whole.
 * Thread-safe; everything blocks.
 *
 * <p>A row is told by its time and its id: the one that is there already stays, and adds nothing to the sums.
 */
final class LedgerTables {
    /**
     * So many rows are given to a driver at once. SQLite's keeps their values in one array, which must not become so
     * large that G1 takes it for part of the old generation.
     */
    private static final int AT_ONCE = 512;

    private final Database database;
    private final Entries entries;

    LedgerTables(Database database) {
        this.database = database;
        this.entries = new Entries(database);
    }

    /**
     * Inserts rows in one transaction, with what they add to the sums.
     *
     * @return how many of them were not there before
     * @throws SQLException then none was inserted, or all were and the connection broke while they were committed
     */
    int insert(List<LedgerRow> rows) throws SQLException {
        try {
            var byMonth = new TreeMap<Month, List<Entry>>();
            for (var month : rows.stream().collect(Collectors.groupingBy(Month::of)).entrySet()) {
                byMonth.put(month.getKey(), entries.of(month.getKey(), month.getValue()));
            }
            return database.write(handle -> insert(handle.getConnection(), byMonth));
        } catch (SQLException failure) {
            entries.forget();
            throw failure;
        }
    }

    private static int insert(Connection connection, Map<Month, List<Entry>> byMonth) throws SQLException {
        var added = new ArrayList<LedgerRow>();
        for (var month : byMonth.entrySet()) {
            var fresh = requests(connection, month.getKey(), month.getValue());
            attempts(connection, month.getKey(), fresh);
            var rows = fresh.stream().map(Entry::row).toList();
            Sums.addBuckets(connection, month.getKey(), rows);
            added.addAll(rows);
        }
        Sums.addSpends(connection, added);
        return added.size();
    }

    /** Inserts requests, and says which of them were not there before. */
    private static List<Entry> requests(Connection connection, Month month, List<Entry> entries) throws SQLException {
        var common = new ArrayList<Entry>();
        var others = new ArrayList<Entry>();
        entries.forEach(entry -> (RequestColumns.isCommon(entry) ? common : others).add(entry));
        var added = requests(connection, month, RequestColumns.COMMON, common);
        added.addAll(requests(connection, month, RequestColumns.ALL, others));
        return added;
    }

    private static List<Entry> requests(
            Connection connection, Month month, List<Column<Entry>> columns, List<Entry> entries) throws SQLException {
        int[] counts = insert(connection, month.entries(), columns, entries);
        var added = new ArrayList<Entry>(entries.size());
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                added.add(entries.get(i));
            }
        }
        return added;
    }

    private static void attempts(Connection connection, Month month, List<Entry> entries) throws SQLException {
        var all =
                entries.stream()
                        .filter(entry -> entry.only() == null)
                        .flatMap(entry -> AttemptColumns.of(entry.row()).stream())
                        .toList();
        insert(connection, month.attempts(), AttemptColumns.ALL, all);
    }

    /** Leaves rows alone that are there already, and says for each how many it inserted. */
    private static <R> int[] insert(Connection connection, String table, List<Column<R>> columns, List<R> rows)
            throws SQLException {
        int[] counts = new int[rows.size()];
        if (rows.isEmpty()) {
            return counts;
        }
        try (var insert = connection.prepareStatement(Column.insert(table, columns) + " ON CONFLICT DO NOTHING")) {
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
            Column.bind(insert, columns, row);
            insert.addBatch();
        }
        return insert.executeBatch();
    }

    /** Drivers put the statement with all that it inserts into the message. */
    private static SQLException withoutRows(BatchUpdateException failure) {
        return failure.getCause() instanceof SQLException cause ? cause : failure;
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
                MonthTables.drop(handle, month);
                entries.forget(month);
            }
            return dropped.stream().map(Month::number).toList();
        });
    }
}
