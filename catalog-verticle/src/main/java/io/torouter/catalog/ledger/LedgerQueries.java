package io.torouter.catalog.ledger;

import io.torouter.catalog.database.Database;
import io.torouter.ledger.LedgerRow;
import io.torouter.ledger.RequestId;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Reads the ledger. Every method is a transaction of its own and blocks: call them from the database's threads. They
 * fail with an {@link SQLException} where the database cannot be reached.
 */
public final class LedgerQueries {
    private final Database database;

    public LedgerQueries(Database database) {
        this.database = database;
    }

    /** By what requests are put together. */
    public enum Dimension {
        MODEL("model"),
        KEY("key_id"),
        CHANNEL("channel"),
        ACCOUNT("account");

        private final String column;

        Dimension(String column) {
            this.column = column;
        }
    }

    /**
     * The requests that have something in common.
     *
     * @param name of what they have in common
     */
    public record Share(String name, Totals totals) {}

    /**
     * The requests that started in one step of time.
     *
     * @param startMillis its first moment, since 1970
     */
    public record Point(long startMillis, Totals totals) {}

    /** A place between two rows. */
    public record Cursor(long startedMillis, String id) {
        public static Cursor of(LedgerRow row) {
            return new Cursor(row.startedMillis(), row.id());
        }
    }

    public Totals totals(LedgerFilter filter) throws SQLException {
        var all = summed(filter, "started", from -> "SELECT " + Totals.SQL + from, (in, _) -> Totals.read(in));
        return all.isEmpty() ? Totals.NOTHING : all.getFirst();
    }

    /** The dearest first, then by name; at most {@code most}. */
    public List<Share> shares(Dimension dimension, LedgerFilter filter, int most) throws SQLException {
        var column = dimension.column;
        var order = " GROUP BY " + column + " ORDER BY cost DESC, requests DESC, " + column + " LIMIT " + most;
        return summed(
                filter,
                column,
                from -> "SELECT " + column + ", " + Totals.SQL + from + order,
                (in, _) -> new Share(in.getString(column), Totals.read(in)));
    }

    /** The earliest first; steps without requests are left out. Steps start at multiples of their length since 1970. */
    public List<Point> series(LedgerFilter filter, Duration step) throws SQLException {
        var start = "(started - started % " + step.toMillis() + ")";
        var order = " GROUP BY " + start + " ORDER BY start";
        return summed(
                filter,
                "started",
                from -> "SELECT " + start + " AS start, " + Totals.SQL + from + order,
                (in, _) -> new Point(in.getLong("start"), Totals.read(in)));
    }

    /**
     * @param column what a query needs beside what it adds up
     * @param query what it is, of where it reads from
     */
    private <T> List<T> summed(LedgerFilter filter, String column, UnaryOperator<String> query, RowMapper<T> mapper)
            throws SQLException {
        return database.read(handle -> {
            var months = months(handle, filter);
            if (months.isEmpty()) {
                return List.of();
            }
            var of = new Condition(filter);
            var columns = new HashSet<>(of.columns());
            columns.addAll(Totals.SUMMED);
            columns.add(column);
            var select = "SELECT " + String.join(", ", columns) + " FROM ";
            var union =
                    months.stream()
                            .map(month -> select + RequestColumns.from(month, columns) + of.where(month))
                            .collect(Collectors.joining(" UNION ALL ", " FROM (", ") AS requests"));
            return handle.createQuery(query.apply(union)).bindMap(of.values()).map(mapper).list();
        });
    }

    /** Those with tables, the earliest first. */
    private static List<Month> months(Handle handle, LedgerFilter filter) {
        return Month.all(handle).stream()
                .filter(month -> month.end().isAfter(filter.from()) && month.start().isBefore(filter.to()))
                .toList();
    }

    /**
     * Rows behind a place, without their attempts, the latest first.
     *
     * @param after null for the first page
     */
    public List<LedgerRow> newest(LedgerFilter filter, @Nullable Cursor after, int limit) throws SQLException {
        var of = new Condition(filter).before(after);
        return page(filter, of, " ORDER BY started DESC, id DESC LIMIT ", limit, List::reversed);
    }

    /**
     * Rows behind a place, without their attempts, the earliest first. Page by page, this reads a ledger of any size in
     * the memory of one page and without a transaction that stays open.
     *
     * @param after null for the first page
     */
    public List<LedgerRow> oldest(LedgerFilter filter, @Nullable Cursor after, int limit) throws SQLException {
        var of = new Condition(filter).after(after);
        return page(filter, of, " ORDER BY started, id LIMIT ", limit, Function.identity());
    }

    private List<LedgerRow> page(
            LedgerFilter filter, Condition of, String order, int limit, Function<List<Month>, List<Month>> direction)
            throws SQLException {
        return database.read(handle -> {
            var rows = new ArrayList<LedgerRow>();
            for (var month : direction.apply(months(handle, filter))) {
                if (rows.size() < limit) {
                    var sql = "SELECT * FROM " + month.requests() + of.where(month) + order + (limit - rows.size());
                    rows.addAll(
                            handle.createQuery(sql)
                                    .bindMap(of.values())
                                    .map((in, _) -> RequestColumns.read(in))
                                    .list());
                }
            }
            return rows;
        });
    }

    /**
     * A request with its attempts, or null where the ledger has none of that id. By an id that has no time in it this
     * reads all that there is.
     */
    public @Nullable LedgerRow find(String id) throws SQLException {
        return database.read(handle -> {
            for (var month : Month.all(handle).reversed()) {
                var found = find(handle, month, id);
                if (found.isPresent()) {
                    var row = found.get();
                    return row.attempts().isEmpty() ? withAttempts(handle, month, row) : row;
                }
            }
            return null;
        });
    }

    private static Optional<LedgerRow> find(Handle handle, Month month, String id) {
        var time = RequestId.isTimed(id) ? " AND started = " + RequestId.millis(id) : "";
        return handle.createQuery("SELECT * FROM " + month.requests() + " WHERE id = :id" + time)
                .bind("id", id)
                .map((in, _) -> whole(in))
                .findFirst();
    }

    private static LedgerRow whole(ResultSet in) throws SQLException {
        return RequestColumns.read(in).with(RequestColumns.attempt(in).stream().toList());
    }

    private static LedgerRow withAttempts(Handle handle, Month month, LedgerRow row) {
        var sql = "SELECT * FROM " + month.attempts() + " WHERE request = :id ORDER BY number";
        return row.with(handle.createQuery(sql).bind("id", row.id()).map((in, _) -> AttemptColumns.read(in)).list());
    }

    /** When the latest request of each of some keys started; without those that the ledger has none of any more. */
    public Map<String, Instant> lastUses(Collection<String> keys) throws SQLException {
        return database.read(handle -> {
            var months = Month.all(handle).reversed();
            var latest = new HashMap<String, Instant>();
            for (var key : keys) {
                lastUse(handle, months, key).ifPresent(moment -> latest.put(key, moment));
            }
            return latest;
        });
    }

    private static Optional<Instant> lastUse(Handle handle, List<Month> months, String key) {
        var latest = "SELECT max(started) FROM ";
        return months.stream()
                .flatMap(month ->
                        handle
                                .createQuery(latest + month.entries() + " WHERE " + Condition.ofKey(month))
                                .bind("key", key)
                                .mapTo(Long.class)
                                .findOne()
                                .stream())
                .findFirst()
                .map(Instant::ofEpochMilli);
    }
}
