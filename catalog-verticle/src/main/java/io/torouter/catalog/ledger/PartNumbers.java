package io.torouter.catalog.ledger;

import static java.util.Objects.requireNonNull;

import io.torouter.catalog.database.Database;
import io.torouter.ledger.LedgerRow;

import org.jdbi.v3.core.Handle;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The numbers of a part, by what it says. Remembers those that came of late. Thread-safe; everything blocks.
 *
 * @param <P> as of the part
 */
final class PartNumbers<P> {
    /** Of a month. When there are more, all are looked up anew: some 10 MB where clients make text up. */
    private static final int MOST_KNOWN = 10_000;

    private final Database database;
    private final Part<P> part;
    private final int mostKnown;
    private final Map<Month, Map<P, Long>> known = new ConcurrentHashMap<>();

    PartNumbers(Database database, Part<P> part) {
        this(database, part, MOST_KNOWN);
    }

    PartNumbers(Database database, Part<P> part, int mostKnown) {
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
            var of = part.of().apply(row);
            var number = numbers.get(of);
            if (number == null) {
                numbers.putAll(missing(month, rows, numbers));
                number = requireNonNull(numbers.get(of));
            }
            all.add(number);
        }
        return all;
    }

    private Map<P, Long> missing(Month month, List<LedgerRow> rows, Map<P, Long> numbers) throws SQLException {
        var missing = new TreeMap<String, P>();
        rows.stream()
                .map(part.of())
                .filter(of -> !numbers.containsKey(of))
                .forEach(of -> missing.put(String.valueOf(part.identity().value().apply(of)), of));
        return database.write(handle -> insert(handle, month, missing.values()));
    }

    /**
     * @param parts by what identifies them: two nodes that insert the same wait for each other and do not cross
     */
    private Map<P, Long> insert(Handle handle, Month month, Collection<P> parts) throws SQLException {
        var numbers = new HashMap<P, Long>();
        for (var each : parts) {
            numbers.put(each, part.insert(handle.getConnection(), month, each));
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
