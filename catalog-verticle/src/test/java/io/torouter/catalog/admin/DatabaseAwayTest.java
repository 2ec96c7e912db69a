package io.torouter.catalog.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.admin.bus.AdminAnswer;
import io.torouter.admin.bus.AdminCall;
import io.torouter.catalog.database.Database;
import io.torouter.catalog.database.TestDatabase;
import io.torouter.catalog.ledger.LedgerQueries;
import io.torouter.catalog.objects.Edits;
import io.torouter.catalog.objects.Judge;
import io.torouter.catalog.objects.KeyEdits;
import io.torouter.catalog.objects.KeyMint;
import io.torouter.catalog.objects.ObjectEdits;
import io.torouter.catalog.secrets.MasterKey;
import io.torouter.catalog.secrets.Vault;
import io.torouter.catalog.source.ConfigLoader;
import io.torouter.catalog.source.Declared;
import io.torouter.snapshot.UpstreamReach;
import io.vertx.core.buffer.Buffer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Random;

class DatabaseAwayTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-28T12:00:00Z"));

    @TempDir Path directory;
    private Database database;

    @BeforeEach
    void open() throws IOException {
        database = TestDatabase.away(directory);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private AdminDesk desk() {
        return TestDesk.of(kept(), CLOCK);
    }

    private AdminDatabase kept() {
        var random = new Random(4);
        var edits = new Edits(database, CLOCK);
        var judge = new Judge(new ConfigLoader(Map.of(), random), () -> Declared.NOTHING, UpstreamReach.PUBLIC);
        var vault = new Vault(new MasterKey(Map.of(), directory, random), random);
        return new AdminDatabase(
                edits,
                new ObjectEdits(edits, vault, judge),
                new KeyEdits(edits, new KeyMint(random), judge),
                new LedgerQueries(database));
    }

    private static AdminAnswer get(AdminDesk desk, String path, String query) throws IOException {
        return TestDesk.answer(
                desk, new AdminCall("GET", "/admin/v1" + path, query, Map.of(), Buffer.buffer(), "admin", "", ""));
    }

    @Test
    void whatIsInTheDatabaseIsOutOfReachAndTheRestIsNot() throws IOException {
        var desk = desk();

        var groups = get(desk, "/groups", "");
        assertThat(groups.status()).isEqualTo(503);
        assertThat(groups.body().toString()).contains("database_unreachable");
        assertThat(get(desk, "/groups", "origin=made").body().toString()).contains("\"id\":\"default\"");
        assertThat(get(desk, "/config", "").status()).isEqualTo(200);
    }
}
