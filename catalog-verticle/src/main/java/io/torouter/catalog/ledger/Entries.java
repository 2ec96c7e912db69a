package io.torouter.catalog.ledger;

import io.torouter.catalog.database.Database;
import io.torouter.ledger.LedgerRow;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Makes entries of rows: tables and numbers, where a month has none yet, in transactions of their own. So what is
 * remembered of them is committed, and stays when that of the rows fails. Thread-safe; everything blocks.
 */
final class Entries {
    private final Database database;
    private final Set<Month> known = ConcurrentHashMap.newKeySet();
    private final PartNumbers<String> keys;
    private final PartNumbers<Caller> callers;
    private final PartNumbers<Kind> kinds;

    Entries(Database database) {
        this.database = database;
        this.keys = new PartNumbers<>(database, Part.KEY);
        this.callers = new PartNumbers<>(database, Part.CALLER);
        this.kinds = new PartNumbers<>(database, Part.KIND);
    }

    /**
     * In the order of the rows.
     *
     * @param rows all of the month
     */
    List<Entry> of(Month month, List<LedgerRow> rows) throws SQLException {
        if (!known.contains(month)) {
            database.write(handle -> MonthTables.create(handle, month, database.engine()));
            known.add(month);
        }
        var ofKeys = keys.of(month, rows);
        var ofCallers = callers.of(month, rows);
        var ofKinds = kinds.of(month, rows);
        return IntStream.range(0, rows.size())
                .mapToObj(i -> Entry.of(rows.get(i), ofKeys.get(i), ofCallers.get(i), ofKinds.get(i)))
                .toList();
    }

    /** Another node may have dropped tables. */
    void forget() {
        known.clear();
        Stream.of(keys, callers, kinds).forEach(PartNumbers::forget);
    }

    void forget(Month month) {
        known.remove(month);
        Stream.of(keys, callers, kinds).forEach(numbers -> numbers.forget(month));
    }
}
