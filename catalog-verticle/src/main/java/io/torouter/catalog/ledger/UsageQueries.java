package io.torouter.catalog.ledger;

import io.torouter.catalog.database.Database;
import io.torouter.ledger.KeyUsage;
import io.torouter.ledger.Spend;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;

/** What a key has used, from its buckets: days begin with one. Blocks. */
final class UsageQueries {
    private static final String SUMS = "sum(requests) AS requests, sum(tokens) AS tokens, sum(cost) AS cost";

    private final Database database;
    private final InstantSource clock;

    UsageQueries(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * @throws SQLException if the database cannot be reached
     */
    KeyUsage of(String key) throws SQLException {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        var monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return database.read(handle ->
                new KeyUsage(
                        sum(handle.createQuery("SELECT requests, tokens, cost FROM key_spend WHERE id = :key"), key),
                        since(handle, key, today),
                        since(handle, key, monday),
                        since(handle, key, today.withDayOfMonth(1))));
    }

    private static Spend since(Handle handle, String key, LocalDate day) {
        var first = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        var all = Spend.NOTHING;
        for (var month : Month.of(handle, first)) {
            var sql = "SELECT " + SUMS + " FROM " + month.buckets() + " WHERE key_id = :key AND start >= :first";
            all = all.plus(sum(handle.createQuery(sql).bind("first", first.toEpochMilli()), key));
        }
        return all;
    }

    /** A sum of no rows is null, which is read as 0. */
    private static Spend sum(Query query, String key) {
        return query.bind("key", key).map((in, _) -> Sums.read(in)).findOne().orElse(Spend.NOTHING);
    }
}
