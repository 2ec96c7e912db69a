package io.torouter.catalog.ledger;

import io.torouter.catalog.database.Database;
import io.torouter.ledger.Spend;
import io.torouter.limits.Limit;
import io.torouter.limits.Past;
import io.torouter.limits.PastUse;
import io.torouter.limits.Subject;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What was used until now, from which limits go on: by buckets of five minutes, but for the last minutes, of which each
 * second counts, since there are limits for a minute. Blocks.
 */
final class PastQueries {
    private static final long WEEK_MILLIS = Limit.WEEK.spanMillis();
    private static final long MINUTE_MILLIS = Limit.REQUESTS.spanMillis();
    private static final long SECOND_MILLIS = Duration.ofSeconds(1).toMillis();
    private static final String COUNTED = " AND started >= :from AND started < :to AND attempts > 0";
    private static final String TOKENS =
            "input_tokens + cache_read_tokens + cache_write_tokens + output_tokens + reasoning_tokens";

    private final Database database;
    private final InstantSource clock;

    PastQueries(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The time whose use counts one by one, and before which it counts by buckets. */
    private record Span(String key, long from, long to) {
        Query of(Handle handle, String sql) {
            return handle.createQuery(sql).bind("key", key).bind("from", from).bind("to", to);
        }
    }

    /**
     * @param before milliseconds since 1970; what began then or later does not count
     * @throws SQLException if the database cannot be reached
     */
    Past of(Subject subject, long before) throws SQLException {
        long now = clock.millis();
        return switch (subject) {
            case Subject.Key(var id) -> database.read(handle -> ofKey(handle, id, now, before));
            case Subject.Account(var id) ->
                    database.read(handle -> {
                        long since = since(handle, _ -> "account = :key", id, before);
                        return new Past(spent(handle, "account_spend", id) - since, List.of());
                    });
        };
    }

    private static Past ofKey(Handle handle, String id, long now, long before) {
        long recent = Math.min(now, before) - MINUTE_MILLIS;
        var span = new Span(id, recent - Math.floorMod(recent, Sums.BUCKET_MILLIS), before);
        long first = now - WEEK_MILLIS - Sums.BUCKET_MILLIS;
        var months = Month.of(handle, Instant.ofEpochMilli(first));
        var uses = new ArrayList<Past.Use>();
        for (var month : months) {
            var sql = "SELECT * FROM " + month.buckets() + " WHERE key_id = :key AND start >= :from AND start < :to";
            uses.addAll(
                    new Span(id, first, span.from())
                            .of(handle, sql + " ORDER BY start")
                            .map((in, _) -> use(in.getLong("start") + Sums.BUCKET_MILLIS, Sums.read(in)))
                            .list());
        }
        months.forEach(month -> uses.addAll(seconds(handle, month, span)));
        return new Past(spent(handle, "key_spend", id) - since(handle, Condition::ofKey, id, before), uses);
    }

    private static List<Past.Use> seconds(Handle handle, Month month, Span span) {
        var second = "started - started % " + SECOND_MILLIS;
        var sums = "count(*) AS requests, sum(" + TOKENS + ") AS tokens, sum(cost) AS cost";
        var from = month.requests() + " WHERE " + Condition.ofKey(month) + COUNTED;
        var sql = "SELECT " + second + " AS second, " + sums + " FROM " + from;
        return span.of(handle, sql + " GROUP BY " + second + " ORDER BY second")
                .map((in, _) -> use(in.getLong("second") + SECOND_MILLIS, Sums.read(in)))
                .list();
    }

    private static Past.Use use(long moment, Spend spend) {
        return new Past.Use(moment, spend.requests(), spend.tokens());
    }

    private static long spent(Handle handle, String table, String id) {
        return handle.createQuery("SELECT cost FROM " + table + " WHERE id = :id")
                .bind("id", id)
                .mapTo(Long.class)
                .findOne()
                .orElse(0L);
    }

    /**
     * What the requests cost that do not count.
     *
     * @param whose the condition in a month, of an id that is bound as {@code key}
     */
    private static long since(Handle handle, Function<Month, String> whose, String id, long moment) {
        if (moment == PastUse.EVER) {
            return 0;
        }
        long cost = 0;
        for (var month : Month.of(handle, Instant.ofEpochMilli(moment))) {
            var sql = "SELECT coalesce(sum(cost), 0) FROM " + month.requests() + " WHERE " + whose.apply(month);
            cost +=
                    handle.createQuery(sql + " AND started >= :moment AND attempts > 0")
                            .bind("key", id)
                            .bind("moment", moment)
                            .mapTo(Long.class)
                            .one();
        }
        return cost;
    }
}
