package io.torouter.catalog.ledger;

import io.torouter.catalog.database.Database;
import io.torouter.ledger.Spend;

import org.jdbi.v3.core.Handle;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** All sums that a ledger keeps, as they stand in its tables. */
record KeptSums(Database database) {
    /**
     * What a key used in five minutes.
     *
     * @param startMillis their first moment, since 1970
     */
    record Bucket(String key, long startMillis, Spend spend) {}

    Map<String, Spend> ofKeys() throws SQLException {
        return all("key_spend");
    }

    Map<String, Spend> ofAccounts() throws SQLException {
        return all("account_spend");
    }

    private Map<String, Spend> all(String table) throws SQLException {
        return database.read(handle ->
                handle
                        .createQuery("SELECT * FROM " + table)
                        .map((in, _) -> Map.entry(in.getString("id"), Sums.read(in)))
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** Those of all months, the earliest first. */
    List<Bucket> buckets() throws SQLException {
        return database.read(
                handle -> Month.all(handle).stream().flatMap(month -> buckets(handle, month).stream()).toList());
    }

    private static List<Bucket> buckets(Handle handle, Month month) {
        return handle.createQuery("SELECT * FROM " + month.buckets() + " ORDER BY start, key_id")
                .map((in, _) -> new Bucket(in.getString("key_id"), in.getLong("start"), Sums.read(in)))
                .list();
    }
}
