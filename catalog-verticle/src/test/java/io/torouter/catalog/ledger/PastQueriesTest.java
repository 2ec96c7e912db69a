package io.torouter.catalog.ledger;

import static io.torouter.catalog.ledger.Rows.row;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.catalog.database.Database;
import io.torouter.catalog.database.Engine;
import io.torouter.catalog.database.TestDatabase;
import io.torouter.ledger.LedgerRow;
import io.torouter.limits.Limit;
import io.torouter.limits.Limits;
import io.torouter.limits.Past;
import io.torouter.limits.PastUse;
import io.torouter.limits.Subject;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;

class PastQueriesTest {
    private static final Instant NOW = Instant.parse("2026-11-02T00:07:30Z");
    private static final Subject KEY = new Subject.Key("laptop");
    private static final Subject ACCOUNT = new Subject.Account("acme");

    @TempDir private Path directory;

    /** Every minute a request, back from now, for nine days: of two months, and two of them too old for any window. */
    private Database filled(Engine engine) throws Exception {
        var database = Database.of(TestDatabase.settings(engine, directory), directory);
        database.migrate();
        var rows = new ArrayList<LedgerRow>();
        for (int i = 0; i < 9 * 24 * 60; i++) {
            rows.add(row("r%05d".formatted(i), NOW.minus(Duration.ofMinutes(i))));
        }
        rows.add(row("other", NOW, "phone", "gpt-5", 200));
        new LedgerTables(database).insert(rows);
        return database;
    }

    private static long requests(Past past) {
        return past.uses().stream().mapToLong(Past.Use::requests).sum();
    }

    @ParameterizedTest
    @EnumSource
    void windowsGoOnFromIt(Engine engine) throws Exception {
        try (var database = filled(engine)) {
            var past = new PastQueries(database, () -> NOW).of(KEY, PastUse.EVER);

            assertThat(past.spentNanos()).isEqualTo(9 * 24 * 60 * 1000);
            assertThat(past.uses()).extracting(Past.Use::moment).isSorted();
            assertThat(requests(past)).isBetween(7 * 24 * 60L, 7 * 24 * 60L + 10);
            assertThat(past.uses().getFirst().tokens()).isEqualTo(past.uses().getFirst().requests() * 15);
            var limits = new Limits(1, 10, 10, 0, 1000, 10_000, 100_000);
            var state = past.state(limits, NOW.toEpochMilli());
            assertThat(state.used(Limit.REQUESTS)).as("to the second").isEqualTo(2);
            assertThat(state.used(Limit.TOKENS)).isEqualTo(30);
            assertThat(state.used(Limit.FIVE_HOURS)).isBetween(300L, 310L);
            assertThat(state.used(Limit.DAY)).isBetween(1440L, 1500L);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatBeganLaterDoesNotCount(Engine engine) throws Exception {
        try (var database = filled(engine)) {
            var queries = new PastQueries(database, () -> NOW);
            long tenMinutesAgo = NOW.minus(Duration.ofMinutes(10)).toEpochMilli();

            var all = queries.of(KEY, PastUse.EVER);
            var past = queries.of(KEY, tenMinutesAgo);

            assertThat(past.spentNanos()).isEqualTo(all.spentNanos() - 11 * 1000);
            assertThat(requests(past)).isEqualTo(requests(all) - 11);
            assertThat(past.uses().getLast().moment()).isLessThanOrEqualTo(tenMinutesAgo);
        }
    }

    @ParameterizedTest
    @EnumSource
    void anAccountHasSpentWhatItsKeysHave(Engine engine) throws Exception {
        try (var database = filled(engine)) {
            var queries = new PastQueries(database, () -> NOW);

            long all = queries.of(ACCOUNT, PastUse.EVER).spentNanos();

            assertThat(all).isEqualTo((9 * 24 * 60 + 1) * 1000);
            assertThat(queries.of(ACCOUNT, NOW.toEpochMilli()).spentNanos()).isEqualTo(all - 2 * 1000);
            assertThat(queries.of(new Subject.Account("laptop"), PastUse.EVER)).isEqualTo(Past.NOTHING);
            assertThat(queries.of(new Subject.Key("acme"), PastUse.EVER)).isEqualTo(Past.NOTHING);
        }
    }
}
