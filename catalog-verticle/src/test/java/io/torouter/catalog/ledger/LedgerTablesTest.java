package io.torouter.catalog.ledger;

import static io.torouter.catalog.ledger.Rows.NOW;
import static io.torouter.catalog.ledger.Rows.row;
import static io.torouter.catalog.ledger.Rows.rows;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.catalog.database.Database;
import io.torouter.catalog.database.Engine;
import io.torouter.catalog.database.TestDatabase;
import io.torouter.ledger.LedgerRow;
import io.torouter.ledger.RequestId;
import io.torouter.ledger.Spend;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;

class LedgerTablesTest {
    private static final Instant OCTOBER = Instant.parse("2026-10-31T23:59:59.999Z");
    private static final LedgerFilter ALL = LedgerFilter.of(Instant.EPOCH, NOW.plus(Duration.ofDays(1)));

    @TempDir private Path directory;

    private Database open(Engine engine) throws Exception {
        var database = Database.of(TestDatabase.settings(engine, directory), directory);
        database.migrate();
        return database;
    }

    @ParameterizedTest
    @EnumSource
    void keepsAllOfARow(Engine engine) throws Exception {
        try (var database = open(engine)) {
            assertThat(new LedgerTables(database).insert(List.of(row("a")))).isEqualTo(1);
            assertThat(new LedgerQueries(database).find("a")).isEqualTo(row("a"));
            assertThat(new LedgerQueries(database).find("b")).isNull();
        }
    }

    @ParameterizedTest
    @EnumSource
    void findsARowByTheTimeInItsId(Engine engine) throws Exception {
        try (var database = open(engine)) {
            var id = RequestId.of(NOW.toEpochMilli(), "node_1");
            new LedgerTables(database).insert(List.of(row(id), row("old"), row("older", OCTOBER)));

            var queries = new LedgerQueries(database);
            assertThat(queries.find(id)).isEqualTo(row(id));
            assertThat(queries.find(RequestId.of(NOW.toEpochMilli(), "node_2"))).isNull();
            assertThat(queries.find(RequestId.of(NOW.toEpochMilli() + 1, "node_1"))).isNull();
            assertThat(queries.find("older")).isEqualTo(row("older", OCTOBER));
        }
    }

    @ParameterizedTest
    @EnumSource
    void anOnlyAttemptComesBackWhetherOrNotItsRequestTellsOfIt(Engine engine) throws Exception {
        try (var database = open(engine)) {
            var told = Rows.withOneAttempt("told", 200);
            var unlike = Rows.withOneAttempt("unlike", 529);

            new LedgerTables(database).insert(List.of(told, unlike));

            var queries = new LedgerQueries(database);
            assertThat(queries.find("told")).isEqualTo(told);
            assertThat(queries.find("unlike")).isEqualTo(unlike);
            int rows =
                    database.read(handle ->
                            handle.createQuery("SELECT count(*) FROM " + Month.of(told).attempts())
                                    .mapTo(Integer.class)
                                    .one());
            assertThat(rows).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void countsARowOnceHoweverOftenItComes(Engine engine) throws Exception {
        try (var database = open(engine)) {
            var tables = new LedgerTables(database);
            assertThat(tables.insert(List.of(row("a"), row("b"), row("a")))).isEqualTo(2);
            assertThat(tables.insert(List.of(row("b"), row("c")))).isEqualTo(1);
            assertThat(new LedgerTables(database).insert(List.of(row("a"), row("b"), row("c")))).isZero();

            assertSums(database, 3);
        }
    }

    private static void assertSums(Database database, int rows) throws SQLException {
        var queries = new LedgerQueries(database);
        var spend = new Spend(rows, 15L * rows, 1000L * rows);
        assertThat(queries.totals(ALL).requests()).isEqualTo(rows);
        assertThat(queries.totals(ALL).cost()).isEqualTo(spend.cost());
        var sums = new KeptSums(database);
        assertThat(sums.ofKeys()).hasSize(1).containsEntry("laptop", spend);
        assertThat(sums.ofAccounts()).hasSize(1).containsEntry("acme", spend);
        assertThat(sums.buckets()).map(KeptSums.Bucket::spend).containsExactly(spend);
    }

    @ParameterizedTest
    @EnumSource
    void takesRowsOfManyAtTheSameTime(Engine engine) throws Exception {
        try (var database = open(engine)) {
            var tables = List.of(new LedgerTables(database), new LedgerTables(database));
            var added = new ArrayList<Future<Integer>>();
            for (int i = 0; i < 20; i++) {
                var own = tables.get(i % 2);
                var batch = rows("r" + i / 2 + '-', 20);
                added.add(database.threads().submit(() -> own.insert(batch)));
            }
            int sum = 0;
            for (var each : added) {
                sum += each.get();
            }
            assertThat(sum).isEqualTo(200);
            assertSums(database, 200);
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyMonthHasItsTablesAndGoesAsAWhole(Engine engine) throws Exception {
        try (var database = open(engine)) {
            var tables = new LedgerTables(database);
            tables.insert(List.of(row("old", OCTOBER), row("new", OCTOBER.plusMillis(1))));

            assertThat(tables.dropBefore(OCTOBER)).isEmpty();
            assertThat(tables.dropBefore(OCTOBER.plusMillis(1))).containsExactly(202610);

            var queries = new LedgerQueries(database);
            assertThat(queries.newest(ALL, null, 10)).map(LedgerRow::id).containsExactly("new");
            assertThat(new KeptSums(database).ofKeys()).containsEntry("laptop", new Spend(2, 30, 2000));
            assertThat(tables.insert(List.of(row("late", OCTOBER)))).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void makesTablesAgainThatAnotherNodeDropped(Engine engine) throws Exception {
        try (var database = open(engine)) {
            var tables = new LedgerTables(database);
            tables.insert(List.of(row("a")));
            new LedgerTables(database).dropBefore(Instant.parse("2027-01-01T00:00:00Z"));

            assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> tables.insert(List.of(row("b")))))
                    .isInstanceOf(SQLException.class);
            assertThat(tables.insert(List.of(row("b")))).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatClientsMakeUpIsOnlyText(Engine engine) throws Exception {
        try (var database = open(engine)) {
            var hostile = "'); DROP TABLE key_spend; --\u0000\ud800\u202e😀\"";
            var row = row("a", NOW, hostile, hostile, 200);

            new LedgerTables(database).insert(List.of(row));

            var filter = ALL.withKey(row.payer().keyId()).withModel(row.asked().model());
            assertThat(new LedgerQueries(database).newest(filter, null, 10).getFirst().with(row.attempts()))
                    .isEqualTo(row);
        }
    }

    @ParameterizedTest
    @EnumSource
    void requestsThatNoChannelWasTriedForAddNothing(Engine engine) throws Exception {
        try (var database = open(engine)) {
            var refused =
                    new LedgerRow(
                            "refused",
                            NOW.toEpochMilli(),
                            row("x").payer(),
                            row("x").asked(),
                            LedgerRow.Served.NOBODY,
                            new LedgerRow.Ending(429, "refused", "rate_limit_exceeded", 0, 3),
                            LedgerRow.Charge.NOTHING,
                            List.of());
            new LedgerTables(database).insert(List.of(refused));

            assertThat(new LedgerQueries(database).find("refused")).isEqualTo(refused);
            assertThat(new KeptSums(database).ofKeys()).isEmpty();
        }
    }
}
