package io.torouter.catalog.ledger;

import static java.util.Objects.requireNonNull;

import io.torouter.catalog.database.Database;
import io.torouter.ledger.LedgerRow;

import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The numbers of a part, by what it says. Remembers those that came of late. Thread-safe; everything blocks. */
final class PartNumbers {
    /** Of a month. When there are more, all are looked up anew: some 10 MB where clients make text up. */
    private static final int MOST_KNOWN = 10_000;

    private final Database database;
    private final Part part;
    private final int mostKnown;
    private final Map<Month, Map<List<@Nullable Object>, Long>> known = new ConcurrentHashMap<>();

    PartNumbers(Database database, Part part) {
        this(database, part, MOST_KNOWN);
    }

    PartNumbers(Database database, Part part, int mostKnown) {
        this.database = database;
        this.part = part;
        this.mostKnown = mostKnown;
    }

    /**
     * The numbers of some rows, in their order. What no row of that month had before gets a number, which is committed
     * when this returns.
     *
     * @param month has its tables
     */
    List<Long> of(Month month, List<LedgerRow> rows) throws SQLException {
        var numbers =
                known.compute(
                        month,
                        (_, before) ->
                                before == null || before.size() > mostKnown ? new ConcurrentHashMap<>() : before);
        var all = new ArrayList<Long>(rows.size());
        for (var row : rows) {
            var values = part.of(row);
            var number = numbers.get(values);
            if (number == null) {
                numbers.putAll(missing(month, rows, numbers));
                number = requireNonNull(numbers.get(values));
            }
            all.add(number);
        }
        return all;
    }

    private Map<List<@Nullable Object>, Long> missing(
            Month month, List<LedgerRow> rows, Map<List<@Nullable Object>, Long> numbers) throws SQLException {
        var missing = new TreeMap<String, LedgerRow>();
        rows.stream()
                .filter(row -> !numbers.containsKey(part.of(row)))
                .forEach(row -> missing.put(String.valueOf(part.identity().value().apply(row)), row));
        return database.write(handle -> insert(handle, month, missing.values()));
    }

    /**
     * @param rows by what identifies them: two nodes that insert the same wait for each other and do not cross
     */
    private Map<List<@Nullable Object>, Long> insert(Handle handle, Month month, Collection<LedgerRow> rows)
            throws SQLException {
        var numbers = new HashMap<List<@Nullable Object>, Long>();
        for (var row : rows) {
            numbers.put(part.of(row), part.insert(handle.getConnection(), month, row));
        }
        return numbers;
    }

    void forget(Month month) {
        known.remove(month);
    }

    void forget() {
        known.clear();
    }
}
