package io.torouter.catalog.ledger;

import static io.torouter.catalog.ledger.Rows.row;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.catalog.database.Database;
import io.torouter.catalog.database.Engine;
import io.torouter.catalog.database.TestDatabase;
import io.torouter.ledger.KeyUsage;
import io.torouter.ledger.Spend;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

class UsageQueriesTest {
    /** A Wednesday, whose week began in the month before. */
    private static final Instant NOW = Instant.parse("2026-12-02T10:00:00Z");

    @TempDir private Path directory;

    private static Spend sum(int requests) {
        return new Spend(requests, requests * 15L, requests * 1000L);
    }

    @ParameterizedTest
    @EnumSource
    void daysWeeksAndMonthsAreThoseOfTheCalendar(Engine engine) throws Exception {
        try (var database = Database.of(TestDatabase.settings(engine, directory), directory)) {
            database.migrate();
            var starts =
                    List.of(
                            "2026-11-29T23:59:59Z",
                            "2026-11-30T00:00:00Z",
                            "2026-11-30T23:59:59Z",
                            "2026-12-01T00:00:00Z",
                            "2026-12-01T23:59:59Z",
                            "2026-12-02T00:00:00Z",
                            "2026-12-02T09:59:59Z");
            var rows = new ArrayList<>(starts.stream().map(start -> row(start, Instant.parse(start))).toList());
            rows.add(row("other", NOW, "phone", "gpt-5", 200));
            new LedgerTables(database).insert(rows);

            var queries = new UsageQueries(database, () -> NOW);

            assertThat(queries.of("laptop")).isEqualTo(new KeyUsage(sum(7), sum(2), sum(6), sum(4)));
            assertThat(queries.of("nobody"))
                    .isEqualTo(new KeyUsage(Spend.NOTHING, Spend.NOTHING, Spend.NOTHING, Spend.NOTHING));
        }
    }
}
