package io.torouter.catalog.ledger;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A filter in SQL. What it compares with is bound by name and never part of the text. */
final class Condition {
    private final List<String> terms = new ArrayList<>();
    private final Map<String, Object> values = new HashMap<>();

    Condition(LedgerFilter filter) {
        term("started >= :from", "from", filter.from().toEpochMilli());
        term("started < :to", "to", filter.to().toEpochMilli());
        term("key_id = :key", "key", filter.key());
        term("model = :model", "model", filter.model());
        term("channel = :channel", "channel", filter.channel());
        term("account = :account", "account", filter.account());
        if (filter.status() != 0) {
            term("status = :status", "status", filter.status());
        }
    }

    private void term(String sql, String name, Object value) {
        if (!value.equals("")) {
            terms.add(sql);
            values.put(name, value);
        }
    }

    /**
     * The same, and behind a place.
     *
     * @param sign how what is behind compares to the place
     */
    Condition behind(LedgerQueries.@Nullable Cursor place, String sign) {
        if (place != null) {
            terms.add("(started, id) " + sign + " (:started, :id)");
            values.put("started", place.startedMillis());
            values.put("id", place.id());
        }
        return this;
    }

    String where() {
        return " WHERE " + String.join(" AND ", terms);
    }

    Map<String, Object> values() {
        return values;
    }
}
