package io.torouter.catalog.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.torouter.catalog.config.Kind;
import io.torouter.catalog.config.ObjectRef;
import io.torouter.catalog.database.Database;
import io.torouter.catalog.database.Engine;
import io.torouter.catalog.database.TestDatabase;
import io.torouter.catalog.secrets.MasterKey;
import io.torouter.catalog.secrets.Vault;
import io.torouter.limits.Limits;
import io.torouter.snapshot.ApiKey;
import io.torouter.snapshot.Cidr;
import io.torouter.snapshot.Secret;

import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

class ObjectStoreTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");
    private static final ObjectRef TEAM = new ObjectRef(Kind.GROUP, "team");
    private static final ObjectRef CHANNEL = new ObjectRef(Kind.CHANNEL, "main");

    @TempDir private Path directory;

    private final KeyMint mint = new KeyMint(new Random(7));
    private Database database;
    private Vault vault;
    private ObjectStore store;

    private void open(Engine engine) throws IOException, SQLException {
        database = Database.of(TestDatabase.settings(engine, directory), directory);
        database.migrate();
        vault = new Vault(new MasterKey(Map.of(), directory, new Random(1)), new Random(2));
        store = new ObjectStore(database, vault);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static StoredObject object(Handle handle, ObjectRef ref, String document, String secret) {
        return new StoredObject(ref, Revision.raise(handle), false, document, secret, NOW, NOW);
    }

    private void put(ObjectRef ref, String document, String secret) throws SQLException {
        database.write(handle -> {
            new ObjectRows(handle).put(object(handle, ref, document, secret));
            return ref;
        });
    }

    private StoredKey put(String name, Limits limits) throws SQLException {
        return database.write(handle -> {
            var stored = key(name, limits, Revision.raise(handle));
            new KeyRows(handle).put(stored);
            return stored;
        });
    }

    private StoredKey key(String name, Limits limits, long revision) {
        var minted = mint.key();
        var key =
                new ApiKey(
                        mint.id(),
                        name,
                        minted.hash(),
                        "acme",
                        "team",
                        false,
                        Set.of("gpt-5", "vendor/model:free"),
                        List.of(Cidr.parse("10.0.0.0/8"), Cidr.parse("::1")),
                        List.of(Cidr.parse("10.1.0.0/16")),
                        Instant.parse("2027-01-01T00:00:00Z"),
                        limits);
        var previous = new IssuedKey.Previous(mint.key().hash(), NOW);
        return new StoredKey(new IssuedKey(key, previous), revision, false, minted.shown(), NOW, NOW);
    }

    private void delete(StoredKey stored) throws SQLException {
        database.write(handle -> {
            new KeyRows(handle).put(stored.deletedBy(new Edit(Revision.raise(handle), NOW, "tests")));
            return stored;
        });
    }

    @ParameterizedTest
    @EnumSource
    void readsKeysAsTheyWereWritten(Engine engine) throws IOException, SQLException {
        open(engine);
        var limited = put("limited", new Limits(1, 2, 3, 4, 5, 6, Long.MAX_VALUE));
        var free = put("with ünïcode and 'quotes'; DROP TABLE api_key", Limits.NONE);

        List<StoredKey> listed = database.read(handle -> new KeyRows(handle).after("", 10));
        assertThat(listed).containsExactlyInAnyOrder(limited, free);
        assertThat(store.since(0).keys()).containsExactly(limited.issued(), free.issued());
    }

    @ParameterizedTest
    @EnumSource
    void givesDocumentsTheirCredentialsBack(Engine engine) throws IOException, SQLException {
        open(engine);
        put(TEAM, "{\"id\":\"team\"}", "");
        put(CHANNEL, "{\"id\":\"main\"}", vault.seal(CHANNEL.toString(), new Secret("sk-up")));

        assertThat(store.since(0).documents())
                .isEqualTo(Map.of(TEAM, "{\"id\":\"team\"}", CHANNEL, "{\"id\":\"main\",\"api_key\":\"sk-up\"}"));
        assertThat(store.since(0).toString()).contains("channel 'main'").doesNotContain("sk-up");
    }

    @ParameterizedTest
    @EnumSource
    void namesTheObjectWhoseCredentialIsNotItsOwn(Engine engine) throws IOException, SQLException {
        open(engine);
        put(CHANNEL, "{\"id\":\"main\"}", vault.seal("channel 'other'", new Secret("sk-up")));

        assertThatThrownBy(() -> store.since(0)).isInstanceOf(IOException.class).hasMessageContaining("channel 'main'");
    }

    @ParameterizedTest
    @EnumSource
    void tellsOnlyWhatChangedSinceARevision(Engine engine) throws IOException, SQLException {
        open(engine);
        put(TEAM, "{\"id\":\"team\"}", "");
        var gone = put("gone", Limits.NONE);
        var seen = store.since(0);
        put(TEAM, "{\"id\":\"team\",\"multiplier\":2}", "");
        delete(gone);

        var changes = store.since(seen.upTo());

        assertThat(seen.upTo()).isEqualTo(2).isEqualTo(seen.revision());
        assertThat(changes)
                .isEqualTo(
                        new Page(
                                4,
                                4,
                                Map.of(TEAM, "{\"id\":\"team\",\"multiplier\":2}"),
                                List.of(),
                                Set.of(new ObjectRef(Kind.KEY, gone.id()))));
        assertThat(store.since(4)).isEqualTo(new Page(4, 4, Map.of(), List.of(), Set.of()));
    }

    @ParameterizedTest
    @EnumSource
    void leavesOutWhatWasDeletedWhereAllIsAskedFor(Engine engine) throws IOException, SQLException {
        open(engine);
        delete(put("gone", Limits.NONE));

        assertThat(store.since(0)).isEqualTo(new Page(2, 2, Map.of(), List.of(), Set.of()));
    }

    @ParameterizedTest
    @EnumSource
    void givesANameFreeThatADeletedKeyHad(Engine engine) throws IOException, SQLException {
        open(engine);
        delete(put("laptop", Limits.NONE));
        var next = put("laptop", Limits.NONE);

        String owner = database.read(handle -> new KeyRows(handle).idOf("laptop"));
        assertThat(owner).isEqualTo(next.id());
        assertThatThrownBy(() -> put("laptop", Limits.NONE)).isInstanceOf(SQLException.class);
    }

    @ParameterizedTest
    @EnumSource
    void cutsManyChangesIntoPagesOfWhichNoneIsLost(Engine engine) throws IOException, SQLException {
        open(engine);
        put(TEAM, "{}", "");
        database.write(handle -> {
            for (int i = 0; i < 4500; i++) {
                new KeyRows(handle).put(key("key " + i, Limits.NONE, Revision.raise(handle)));
            }
            return handle;
        });
        put(CHANNEL, "{}", "");

        var pages = new ArrayList<Page>();
        do {
            pages.add(store.since(pages.isEmpty() ? 0 : pages.getLast().upTo()));
        } while (!pages.getLast().isLast());
        var stored = Stored.NOTHING.with(pages);

        assertThat(pages).hasSize(3);
        assertThat(stored.revision()).isEqualTo(4502);
        assertThat(stored.keys()).hasSize(4500);
        assertThat(stored.documents()).containsOnlyKeys(TEAM, CHANNEL);
    }

    @ParameterizedTest
    @EnumSource
    void keepsALogOfEditsTheNewestFirst(Engine engine) throws IOException, SQLException {
        open(engine);
        var made = new Audit(1, NOW, "ann", "create", TEAM, "", "{\"id\":\"team\"}");
        var gone = new Audit(2, NOW, "bob", "delete", TEAM, "{\"id\":\"team\"}", "");
        database.write(handle -> {
            new AuditRows(handle).add(made);
            new AuditRows(handle).add(gone);
            return handle;
        });

        List<Audit> all = database.read(handle -> new AuditRows(handle).before(Long.MAX_VALUE, 10));
        List<Audit> older = database.read(handle -> new AuditRows(handle).before(2, 10));

        assertThat(all).containsExactly(gone, made);
        assertThat(older).containsExactly(made);
    }
}
