package io.torouter.catalog.ledger;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A filter in SQL. What it compares with is bound by name and never part of the text. */
final class Condition {
    /** Stands for {@link #ofKey}, which is another one for each month. */
    private static final String KEY = "key = :key";

    private final Set<String> columns = new HashSet<>();
    private final List<String> terms = new ArrayList<>();
    private final Map<String, Object> values = new HashMap<>();

    Condition(LedgerFilter filter) {
        term("started", "started >= :from", "from", filter.from().toEpochMilli());
        term("started", "started < :to", "to", filter.to().toEpochMilli());
        term("key", KEY, "key", filter.key());
        term("model", "model = :model", "model", filter.model());
        term("channel", "channel = :channel", "channel", filter.channel());
        term("account", "account = :account", "account", filter.account());
        if (filter.status() != 0) {
            term("status", "status = :status", "status", filter.status());
        }
    }

    private void term(String column, String sql, String name, Object value) {
        if (!value.equals("")) {
            columns.add(column);
            terms.add(sql);
            values.put(name, value);
        }
    }

    /** The same, and earlier than a place, unless that is null. */
    Condition before(LedgerQueries.@Nullable Cursor place) {
        if (place != null) {
            beyond("<", place);
            values.computeIfPresent("to", (_, to) -> Math.min((Long) to - 1, place.startedMillis()) + 1);
        }
        return this;
    }

    /** The same, and later than a place, unless that is null. */
    Condition after(LedgerQueries.@Nullable Cursor place) {
        if (place != null) {
            beyond(">", place);
            values.computeIfPresent("from", (_, from) -> Math.max((Long) from, place.startedMillis()));
        }
        return this;
    }

    /** This alone would have SQLite read all from the filter's bound to the place, for each page. */
    private void beyond(String sign, LedgerQueries.Cursor place) {
        terms.add("(started, id) " + sign + " (:started, :id)");
        values.put("started", place.startedMillis());
        values.put("id", place.id());
    }

    /** Those of {@link RequestColumns} that it looks at. */
    Set<String> columns() {
        return columns;
    }

    String where(Month month) {
        return " WHERE " + String.join(" AND ", terms).replace(KEY, ofKey(month));
    }

    /**
     * That the requests of a month are of a key, which is bound as {@code key}. It is told by its number: by a join,
     * databases look among all requests for those of a key that has few.
     */
    static String ofKey(Month month) {
        return "key = (SELECT id FROM " + Part.KEY.table(month) + " WHERE key_id = :key)";
    }

    Map<String, Object> values() {
        return values;
    }
}
