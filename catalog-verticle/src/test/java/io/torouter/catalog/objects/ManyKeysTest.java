package io.torouter.catalog.objects;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.catalog.config.Additions;
import io.torouter.catalog.database.Database;
import io.torouter.catalog.database.Engine;
import io.torouter.catalog.database.TestDatabase;
import io.torouter.catalog.secrets.MasterKey;
import io.torouter.catalog.secrets.Vault;
import io.torouter.catalog.source.ConfigFile;
import io.torouter.catalog.source.ConfigLoader;
import io.torouter.catalog.source.LoadResult.Loaded;
import io.torouter.catalog.yaml.ConfigText;
import io.torouter.limits.Limits;
import io.torouter.snapshot.ApiKey;
import io.torouter.snapshot.Snapshot;

import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** What a hundred thousand keys cost. Run it with {@code -Dtorouter.load=true}; it prints what it measures. */
@EnabledIfSystemProperty(named = "torouter.load", matches = "true")
class ManyKeysTest {
    private static final int KEYS = 100_000;
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final String FILE = "channels: [{ id: main, type: simulator, models: [m] }]";

    @TempDir private Path directory;

    private final KeyMint mint = new KeyMint(new Random(4));

    /** What a node holds. */
    private record Held(Stored stored, Snapshot snapshot) {}

    @ParameterizedTest
    @EnumSource
    void loadInFiveSecondsIntoAHundredMegabytes(Engine engine) throws IOException, SQLException {
        try (var database = Database.of(TestDatabase.settings(engine, directory), directory)) {
            database.migrate();
            fill(database);
            var vault = new Vault(new MasterKey(Map.of(), directory, new Random(2)), new Random(3));
            var store = new ObjectStore(database, vault);
            load(store);
            long before = usedBytes();
            long start = System.nanoTime();
            var held = load(store);
            var took = Duration.ofNanos(System.nanoTime() - start);
            long bytes = usedBytes() - before;

            System.out.printf("%s: %d keys in %d ms, %d KB%n", engine, KEYS, took.toMillis(), bytes / 1024);
            assertThat(held.snapshot().keys()).hasSize(KEYS);
            assertThat(held.stored().revision()).isEqualTo(KEYS);
            assertThat(took).isLessThan(Duration.ofSeconds(5));
            assertThat(bytes).isLessThan(100 << 20);
        }
    }

    private Held load(ObjectStore store) throws IOException, SQLException {
        var pages = new ArrayList<Page>();
        do {
            pages.add(store.since(pages.isEmpty() ? 0 : pages.getLast().upTo()));
        } while (!pages.getLast().isLast());
        var stored = Stored.NOTHING.with(pages);
        var text = new ConfigFile.Content.Text(new ConfigText("file.yaml", FILE));
        var loader = new ConfigLoader(Map.of(), new Random(1));
        Additions additions = stored.additions(NOW);
        var catalog = ((Loaded) loader.check(text, additions)).catalog();
        return new Held(stored, catalog.snapshot(1, NOW));
    }

    private void fill(Database database) throws SQLException {
        database.write(handle -> {
            var rows = new KeyRows(handle);
            for (int i = 1; i <= KEYS; i++) {
                rows.put(key("customer " + i, i));
            }
            return handle.execute("UPDATE revision SET value = ?", KEYS);
        });
    }

    private StoredKey key(String name, long revision) {
        var minted = mint.key();
        var limits = new Limits(50_000_000_000L, 60, 100_000, 4, 500, 0, 0);
        var key =
                new ApiKey(
                        mint.id(),
                        name,
                        minted.hash(),
                        "",
                        "default",
                        true,
                        Set.of(),
                        List.of(),
                        List.of(),
                        NOW.plusSeconds(revision),
                        limits);
        return new StoredKey(new IssuedKey(key, null), revision, false, minted.shown(), NOW, NOW);
    }

    private static long usedBytes() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
