package io.torouter.catalog.ledger;

import io.torouter.ledger.LedgerRow;
import io.torouter.ledger.Spend;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What rows add up to: for each key in five minutes, for each key and each account since ever. Only requests count that
 * a channel was tried for. Sums are locked in their order, so that two nodes that add to the same wait for each other
 * and do not cross.
 */
final class Sums {
    /** The length of a bucket; it starts at a multiple of it. */
    static final long BUCKET_MILLIS = Duration.ofMinutes(5).toMillis();

    private record Bucket(String key, long start) implements Comparable<Bucket> {
        private static final Comparator<Bucket> ORDER =
                Comparator.comparing(Bucket::key).thenComparingLong(Bucket::start);

        @Override
        public int compareTo(Bucket other) {
            return ORDER.compare(this, other);
        }
    }

    private Sums() {}

    static String create(Month month) {
        return "CREATE TABLE "
                + month.buckets()
                + " (key_id TEXT NOT NULL, start BIGINT NOT NULL, requests BIGINT NOT NULL, tokens BIGINT NOT NULL,"
                + " cost BIGINT NOT NULL, PRIMARY KEY (key_id, start))";
    }

    static void addBuckets(Connection connection, Month month, List<LedgerRow> rows) throws SQLException {
        var sums = sums(counted(rows), Sums::bucket);
        try (var upsert = connection.prepareStatement(upsert(month.buckets(), "key_id, start", "?, ?"))) {
            for (var sum : sums.entrySet()) {
                upsert.setString(1, sum.getKey().key());
                upsert.setLong(2, sum.getKey().start());
                add(upsert, 2, sum.getValue());
            }
            upsert.executeBatch();
        }
    }

    private static Bucket bucket(LedgerRow row) {
        return new Bucket(row.payer().keyId(), row.startedMillis() - row.startedMillis() % BUCKET_MILLIS);
    }

    static void addSpends(Connection connection, List<LedgerRow> rows) throws SQLException {
        addSpends(connection, "key_spend", sums(counted(rows), row -> row.payer().keyId()));
        var owned = counted(rows).filter(row -> !row.payer().account().isEmpty());
        addSpends(connection, "account_spend", sums(owned, row -> row.payer().account()));
    }

    private static void addSpends(Connection connection, String table, Map<String, Spend> sums) throws SQLException {
        try (var upsert = connection.prepareStatement(upsert(table, "id", "?"))) {
            for (var sum : sums.entrySet()) {
                upsert.setString(1, sum.getKey());
                add(upsert, 1, sum.getValue());
            }
            upsert.executeBatch();
        }
    }

    private static Stream<LedgerRow> counted(List<LedgerRow> rows) {
        return rows.stream().filter(row -> row.served().attempts() > 0);
    }

    private static <K extends Comparable<K>> SortedMap<K, Spend> sums(
            Stream<LedgerRow> rows, Function<LedgerRow, K> key) {
        return new TreeMap<>(rows.collect(Collectors.toMap(key, Spend::of, Spend::plus)));
    }

    private static String upsert(String table, String key, String marks) {
        return "INSERT INTO %1$s (%2$s, requests, tokens, cost) VALUES (%3$s, ?, ?, ?) ON CONFLICT (%2$s) DO UPDATE SET"
                        .formatted(table, key, marks)
                + " requests = %1$s.requests + excluded.requests, tokens = %1$s.tokens + excluded.tokens,"
                        .formatted(table)
                + " cost = %1$s.cost + excluded.cost".formatted(table);
    }

    /** The sum that a result stands at. */
    static Spend read(ResultSet in) throws SQLException {
        return new Spend(in.getLong("requests"), in.getLong("tokens"), in.getLong("cost"));
    }

    private static void add(PreparedStatement upsert, int after, Spend spend) throws SQLException {
        upsert.setLong(after + 1, spend.requests());
        upsert.setLong(after + 2, spend.tokens());
        upsert.setLong(after + 3, spend.cost());
        upsert.addBatch();
    }
}
