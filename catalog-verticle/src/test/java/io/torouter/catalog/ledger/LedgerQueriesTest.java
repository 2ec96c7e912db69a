package io.torouter.catalog.ledger;

import static io.torouter.catalog.ledger.Rows.row;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.catalog.database.Database;
import io.torouter.catalog.database.Engine;
import io.torouter.catalog.database.TestDatabase;
import io.torouter.catalog.ledger.LedgerQueries.Cursor;
import io.torouter.catalog.ledger.LedgerQueries.Dimension;
import io.torouter.catalog.ledger.LedgerQueries.Point;
import io.torouter.catalog.ledger.LedgerQueries.Share;
import io.torouter.ledger.LedgerRow;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

class LedgerQueriesTest {
    /** The last hour of October, so that requests lie in two months. */
    private static final Instant START = Instant.parse("2026-10-31T23:00:00Z");

    private static final Instant END = START.plus(Duration.ofHours(2));
    private static final LedgerFilter ALL = LedgerFilter.of(START, END);

    @TempDir private Path directory;

    /** Every minute one request, of three models and two keys; every tenth of them failed. */
    private Database filled(Engine engine) throws Exception {
        var database = Database.of(TestDatabase.settings(engine, directory), directory);
        database.migrate();
        var rows = new ArrayList<LedgerRow>();
        for (int i = 0; i < 120; i++) {
            var started = START.plus(Duration.ofMinutes(i));
            rows.add(row("r%03d".formatted(i), started, "key" + i % 2, "model" + i % 3, i % 10 == 9 ? 500 : 200));
        }
        new LedgerTables(database).insert(rows);
        return database;
    }

    @ParameterizedTest
    @EnumSource
    void addsUpWhatAFilterLeaves(Engine engine) throws Exception {
        try (var database = filled(engine)) {
            var queries = new LedgerQueries(database);
            assertThat(queries.totals(ALL)).isEqualTo(new Totals(120, 12, 120, 240, 360, 480, 600, 120_000));
            assertThat(queries.totals(ALL.withKey("key1")).requests()).isEqualTo(60);
            assertThat(queries.totals(ALL.withModel("model2")).requests()).isEqualTo(40);
            assertThat(queries.totals(ALL.withKey("key1").withModel("model2")).requests()).isEqualTo(20);
            assertThat(queries.totals(ALL.withChannel("main")).requests()).isEqualTo(120);
            assertThat(queries.totals(ALL.withChannel("spare"))).isEqualTo(Totals.NOTHING);
            assertThat(queries.totals(ALL.withAccount("acme").withStatus(500)).requests()).isEqualTo(12);
            assertThat(queries.totals(LedgerFilter.of(START, START.plus(Duration.ofMinutes(1)))).requests())
                    .isEqualTo(1);
            assertThat(queries.totals(LedgerFilter.of(Instant.MIN, Instant.MAX)).requests()).isEqualTo(120);
        }
    }

    @ParameterizedTest
    @EnumSource
    void anEmptyLedgerAddsUpToNothing(Engine engine) throws Exception {
        try (var database = Database.of(TestDatabase.settings(engine, directory), directory)) {
            database.migrate();
            var queries = new LedgerQueries(database);
            assertThat(queries.totals(ALL)).isEqualTo(Totals.NOTHING);
            assertThat(queries.shares(Dimension.MODEL, ALL, 10)).isEmpty();
            assertThat(queries.series(ALL, Duration.ofHours(1))).isEmpty();
            assertThat(queries.oldest(ALL, null, 10)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void sharesAreByWhatIsAskedFor(Engine engine) throws Exception {
        try (var database = filled(engine)) {
            var queries = new LedgerQueries(database);
            assertThat(queries.shares(Dimension.MODEL, ALL, 10))
                    .map(Share::name)
                    .containsExactly("model0", "model1", "model2");
            assertThat(queries.shares(Dimension.MODEL, ALL, 2)).hasSize(2);
            assertThat(queries.shares(Dimension.KEY, ALL.withModel("model0"), 10))
                    .map(share -> share.totals().requests())
                    .containsExactly(20L, 20L);
            assertThat(queries.shares(Dimension.CHANNEL, ALL, 10)).map(Share::name).containsExactly("main");
            assertThat(queries.shares(Dimension.ACCOUNT, ALL, 10)).map(Share::name).containsExactly("acme");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSeriesGoesAcrossMonths(Engine engine) throws Exception {
        try (var database = filled(engine)) {
            var points = new LedgerQueries(database).series(ALL, Duration.ofMinutes(30));
            assertThat(points).map(Point::startMillis).isSorted().hasSize(4).contains(START.toEpochMilli());
            assertThat(points).map(point -> point.totals().requests()).containsOnly(30L);
        }
    }

    @ParameterizedTest
    @EnumSource
    void pagesComeFromBothEndsWithoutGapsAndTwins(Engine engine) throws Exception {
        try (var database = filled(engine)) {
            var queries = new LedgerQueries(database);
            var ids = queries.oldest(ALL, null, 1000).stream().map(LedgerRow::id).toList();
            assertThat(ids).hasSize(120).isSorted();
            assertThat(pages(after -> queries.oldest(ALL, after, 7))).isEqualTo(ids);
            assertThat(pages(after -> queries.newest(ALL, after, 7))).isEqualTo(ids.reversed());
            assertThat(pages(after -> queries.newest(ALL.withStatus(500), after, 7)))
                    .hasSize(12)
                    .isSortedAccordingTo(Comparator.reverseOrder());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPlaceOutsideOfAFilterDoesNotWidenIt(Engine engine) throws Exception {
        try (var database = filled(engine)) {
            var queries = new LedgerQueries(database);
            var minute = LedgerFilter.of(START.plus(Duration.ofMinutes(5)), START.plus(Duration.ofMinutes(6)));
            var early = new Cursor(START.toEpochMilli(), "r000");
            var late = new Cursor(END.toEpochMilli(), "r999");

            assertThat(queries.oldest(minute, early, 10)).map(LedgerRow::id).containsExactly("r005");
            assertThat(queries.newest(minute, late, 10)).map(LedgerRow::id).containsExactly("r005");
            assertThat(queries.oldest(minute, late, 10)).isEmpty();
            assertThat(queries.newest(minute, early, 10)).isEmpty();
        }
    }

    private interface Pages {
        List<LedgerRow> after(@Nullable Cursor cursor) throws SQLException;
    }

    private static List<String> pages(Pages pages) throws SQLException {
        var ids = new ArrayList<String>();
        for (var page = pages.after(null); !page.isEmpty(); page = pages.after(Cursor.of(page.getLast()))) {
            assertThat(page).hasSizeLessThanOrEqualTo(7);
            page.forEach(row -> ids.add(row.id()));
        }
        return ids;
    }

    @ParameterizedTest
    @EnumSource
    void bucketsHaveFiveMinutesOfAKey(Engine engine) throws Exception {
        try (var database = filled(engine)) {
            var buckets = new KeptSums(database).buckets();
            assertThat(buckets)
                    .map(KeptSums.Bucket::startMillis)
                    .isSorted()
                    .allMatch(start -> start % Duration.ofMinutes(5).toMillis() == 0);
            assertThat(buckets).map(bucket -> bucket.spend().requests()).hasSize(48).containsOnly(2L, 3L);
            assertThat(buckets.stream().mapToLong(bucket -> bucket.spend().requests()).sum()).isEqualTo(120);
        }
    }
}
