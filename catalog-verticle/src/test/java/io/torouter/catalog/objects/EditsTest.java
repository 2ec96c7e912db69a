package io.torouter.catalog.objects;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.catalog.config.Additions;
import io.torouter.catalog.config.Kind;
import io.torouter.catalog.config.ObjectRef;
import io.torouter.catalog.database.Database;
import io.torouter.catalog.database.Engine;
import io.torouter.catalog.database.TestDatabase;
import io.torouter.catalog.objects.Edited.Reason;
import io.torouter.catalog.secrets.MasterKey;
import io.torouter.catalog.secrets.Vault;
import io.torouter.catalog.source.ConfigFile;
import io.torouter.catalog.source.ConfigLoader;
import io.torouter.catalog.source.LoadResult;
import io.torouter.catalog.yaml.ConfigText;
import io.torouter.snapshot.Channel;
import io.torouter.snapshot.KeyHash;
import io.torouter.snapshot.Secret;
import io.torouter.snapshot.UpstreamReach;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

class EditsTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final String FILE =
            """
            groups: [{ id: default }]
            channels: [{ id: main, type: simulator, models: [m] }]
            keys: [{ name: laptop, key: sk-of-the-file }]
            """;
    private static final String CHANNEL =
            "{'id':'extra','type':'openai','models':['m'],'groups':['default'],'api_key':'sk-up'}";
    private static final ObjectRef EXTRA = new ObjectRef(Kind.CHANNEL, "extra");
    private static final ObjectRef TEAM = new ObjectRef(Kind.GROUP, "team");

    @TempDir private Path directory;

    private final ConfigLoader loader = new ConfigLoader(Map.of(), new Random(1));
    private Database database;
    private ObjectStore store;
    private Edits edits;
    private ObjectEdits objects;
    private KeyEdits keys;

    private void open(Engine engine) throws IOException, SQLException {
        database = Database.of(TestDatabase.settings(engine, directory), directory);
        database.migrate();
        var vault = new Vault(new MasterKey(Map.of(), directory, new Random(2)), new Random(3));
        store = new ObjectStore(database, vault);
        var text = new ConfigFile.Content.Text(new ConfigText("file.yaml", FILE));
        var declared = ((LoadResult.Loaded) loader.reload(text, Additions.NONE)).declared();
        var judge = new Judge(loader, () -> declared, UpstreamReach.PUBLIC);
        edits = new Edits(database, Clock.fixed(NOW, ZoneOffset.UTC));
        objects = new ObjectEdits(edits, vault, judge);
        keys = new KeyEdits(edits, new KeyMint(new Random(4)), judge);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }

    private static At at(ObjectRef ref) {
        return new At(ref, 0);
    }

    private static At at(StoredKey stored) {
        return new At(new ObjectRef(Kind.KEY, stored.id()), stored.revision());
    }

    private Edited<StoredObject> create(Kind kind, String text) throws SQLException, IOException {
        return objects.create("ann", kind, json(text));
    }

    private KeyEdits.Issued issue(String text) throws SQLException, IOException {
        return done(keys.create("ann", json(text)));
    }

    private static <T> T done(Edited<T> edited) {
        return switch (edited) {
            case Edited.Done<T>(var now) -> now;
            case Edited.Refused<T> refused -> throw new AssertionError(refused.toString());
        };
    }

    private static void assertRefused(Edited<?> edited, Reason reason, String... messages) {
        if (!(edited instanceof Edited.Refused<?>(var why, var problems))) {
            throw new AssertionError("not refused: " + edited);
        }
        assertThat(why).isEqualTo(reason);
        assertThat(problems.toString()).contains(messages).doesNotContain("sk-up");
    }

    private Map<String, Channel> channels() throws SQLException, IOException {
        var stored = Stored.NOTHING.with(List.of(store.since(0)));
        var text = new ConfigFile.Content.Text(new ConfigText("file.yaml", FILE));
        return switch (loader.reload(text, stored.additions(NOW))) {
            case LoadResult.Loaded loaded -> loaded.catalog().snapshot(1, NOW).channels();
            case LoadResult.Refused(var problems) -> throw new AssertionError(problems.toString());
        };
    }

    private static KeyHash hash(Secret key) {
        return KeyHash.of(KeyHash.newDigest().digest(key.text().getBytes(StandardCharsets.US_ASCII)));
    }

    @ParameterizedTest
    @EnumSource
    void putAChannelBesideThoseOfTheFile(Engine engine) throws IOException, SQLException {
        open(engine);

        var made = done(create(Kind.CHANNEL, CHANNEL));

        assertThat(made.revision()).isEqualTo(1);
        assertThat(made.document()).doesNotContain("api_key");
        assertThat(made.secret()).isNotEmpty().doesNotContain("sk-up");
        assertThat(made.shown()).contains("\"api_key\":\"***\"");
        assertThat(channels()).containsOnlyKeys("main", "extra");
        assertThat(channels().get("extra").credential()).isEqualTo(new Secret("sk-up"));
        assertThat(objects.list(at(new ObjectRef(Kind.CHANNEL, "")).ref(), 10)).containsExactly(made);
    }

    @ParameterizedTest
    @EnumSource
    void areRefusedWithWhatAFileWouldBeRefusedFor(Engine engine) throws IOException, SQLException {
        open(engine);

        assertRefused(
                create(Kind.CHANNEL, CHANNEL.replace("'models'", "'modles'").replace("default", "gone")),
                Reason.INVALID,
                "channel 'extra': modles: unknown key 'modles': did you mean 'models'?",
                "channel 'extra': groups[0]: unknown group 'gone'");
        assertRefused(create(Kind.CHANNEL, CHANNEL.replace("sk-up", "sk-up\\n")), Reason.INVALID, "visible ASCII");
        assertRefused(create(Kind.CHANNEL, "{'id':'extra'"), Reason.INVALID, "expected JSON");
        assertRefused(create(Kind.CHANNEL, "[]"), Reason.INVALID, "expected a JSON object");
        assertRefused(create(Kind.GROUP, "{}"), Reason.INVALID, "'id' is missing");
        assertThat(store.revision()).isZero();
        assertThat(edits.audit(Long.MAX_VALUE, 10)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void doNotTouchWhatTheFileDeclares(Engine engine) throws IOException, SQLException {
        open(engine);
        var main = new ObjectRef(Kind.CHANNEL, "main");

        assertRefused(create(Kind.CHANNEL, CHANNEL.replace("extra", "main")), Reason.DECLARED, "configuration file");
        assertRefused(objects.update("ann", at(main), json(CHANNEL)), Reason.DECLARED, "configuration file");
        assertRefused(objects.delete("ann", at(main)), Reason.DECLARED, "configuration file");
        assertRefused(keys.create("ann", json("{'name':'laptop'}")), Reason.EXISTS, "there is a key 'laptop' already");
    }

    @ParameterizedTest
    @EnumSource
    void findWhatIsThereAndTheRevisionThatWasSeen(Engine engine) throws IOException, SQLException {
        open(engine);
        done(create(Kind.GROUP, "{'id':'team'}"));
        done(objects.update("ann", new At(TEAM, 1), json("{'multiplier':2}")));

        assertRefused(create(Kind.GROUP, "{'id':'team'}"), Reason.EXISTS, "already");
        assertRefused(objects.update("ann", new At(TEAM, 1), "{}"), Reason.STALE, "revision 2 now");
        assertRefused(objects.delete("ann", new At(TEAM, 1)), Reason.STALE, "revision 2 now");
        assertRefused(objects.delete("ann", at(EXTRA)), Reason.NOT_FOUND, "none of that id");
        assertRefused(objects.update("ann", at(TEAM), json("{'id':'crew'}")), Reason.INVALID, "stays what it is");
        assertThat(objects.find(TEAM))
                .extracting(StoredObject::document)
                .isEqualTo(json("{'id':'team','multiplier':2}"));
    }

    @ParameterizedTest
    @EnumSource
    void leaveACredentialThatComesBackMasked(Engine engine) throws IOException, SQLException {
        open(engine);
        var made = done(create(Kind.CHANNEL, CHANNEL));

        done(objects.update("ann", at(EXTRA), made.shown().replace("\"m\"", "\"m\",\"n\"")));
        assertThat(channels().get("extra").credential()).isEqualTo(new Secret("sk-up"));

        done(objects.update("ann", at(EXTRA), json(CHANNEL.replace("sk-up", "sk-other"))));
        assertThat(channels().get("extra").credential()).isEqualTo(new Secret("sk-other"));
    }

    @ParameterizedTest
    @EnumSource
    void demandTheCredentialAgainForAnotherAddress(Engine engine) throws IOException, SQLException {
        open(engine);
        var made = done(create(Kind.CHANNEL, CHANNEL));
        var moved = made.shown().replace("{", "{\"base_url\":\"https://evil.example.com/v1\",");

        assertRefused(objects.update("ann", at(EXTRA), moved), Reason.INVALID, "expected the credential again");
        done(objects.update("ann", at(EXTRA), moved.replace("***", "sk-new")));

        assertThat(channels().get("extra").credential()).isEqualTo(new Secret("sk-new"));
        assertRefused(
                create(Kind.CHANNEL, CHANNEL.replace("extra", "third").replace("sk-up", "***")),
                Reason.INVALID,
                "not a mask");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:8081/v1",
                "http://localhost/v1",
                "http://[::ffff:10.0.0.1]/v1",
                "http://169.254.169.254/latest"
            })
    void leadNowhereThatIsPrivate(String url) throws IOException, SQLException {
        open(Engine.SQLITE);
        var there = CHANNEL.replace("{", "{'base_url':'" + url + "',");

        assertRefused(create(Kind.CHANNEL, there), Reason.INVALID, "base_url: expected an address of the internet");
        done(create(Kind.CHANNEL, CHANNEL));
        assertRefused(
                objects.update("ann", at(EXTRA), json(there)),
                Reason.INVALID,
                "base_url: expected an address of the internet");
    }

    @ParameterizedTest
    @EnumSource
    void makeChannelsThatAreGuarded(Engine engine) throws IOException, SQLException {
        open(engine);
        done(create(Kind.CHANNEL, CHANNEL));

        assertThat(channels().get("extra").guarded()).isTrue();
        assertThat(channels().get("main").guarded()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void doNotTakeAwayWhatIsNeeded(Engine engine) throws IOException, SQLException {
        open(engine);
        done(create(Kind.GROUP, "{'id':'team'}"));
        done(create(Kind.ACCOUNT, "{'id':'acme'}"));
        done(create(Kind.CHANNEL, CHANNEL.replace("default", "team")));
        var acme = new ObjectRef(Kind.ACCOUNT, "acme");
        assertRefused(objects.delete("ann", at(TEAM)), Reason.INVALID, "channel 'extra': groups[0]: unknown group");
        done(objects.delete("ann", at(EXTRA)));
        var issued = issue("{'name':'tablet','group':'team','account':'acme'}");
        assertRefused(objects.delete("ann", at(TEAM)), Reason.IN_USE, "the key 'tablet' needs it");
        assertRefused(objects.delete("ann", at(acme)), Reason.IN_USE, "the key 'tablet' needs it");

        done(keys.delete("ann", at(issued.stored())));
        done(objects.delete("ann", at(TEAM)));
        done(objects.delete("ann", at(acme)));

        assertThat(channels()).containsOnlyKeys("main");
    }

    @ParameterizedTest
    @EnumSource
    void issueAKeyThatIsKeptAsAHash(Engine engine) throws IOException, SQLException {
        open(engine);

        var limits = "'quota_usd':12.5,'rpm':60,'tpm':9000,'concurrency':4,'windows':{'5h':500,'7d':5000}";
        var issued =
                issue(
                        "{'name':'tablet','models':['m'],'ip_deny':['10.0.0.0/8'],'expires':'2027-01-01',"
                                + limits
                                + "}");

        var page = store.since(0);
        assertThat(page.keys()).containsExactly(issued.stored().issued());
        assertThat(issued.stored().key().hash()).isEqualTo(hash(issued.secret()));
        assertThat(issued.stored().document())
                .isEqualTo(
                        json(
                                "{'name':'tablet','group':'default','enabled':true,'models':['m'],"
                                        + "'ip_deny':['10.0.0.0/8'],'expires':'2027-01-01T00:00:00Z',"
                                        + limits
                                        + "}"));
        assertThat(issued.toString()).doesNotContain(issued.secret().text());
        assertThat(keys.list("", 10)).containsExactly(issued.stored());
        assertThat(keys.list(issued.stored().id(), 10)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void takeAKeyByItsHashAndGiveItItsIdBack(Engine engine) throws IOException, SQLException {
        open(engine);
        var hash = HexFormat.of().formatHex(hash(new Secret("sk-from-elsewhere")).bytes());
        var entry = json("{'name':'tablet','hash':'" + hash + "'}");

        var first = done(keys.create("ann", entry));
        done(keys.delete("ann", at(first.stored())));
        var second = done(keys.create("ann", entry));

        assertThat(first.secret()).isNull();
        assertThat(second.stored().id()).isEqualTo(first.stored().id());
        assertThat(Stored.NOTHING.with(List.of(store.since(0))).additions(NOW).keys())
                .extracting(key -> key.hash())
                .containsExactly(hash(new Secret("sk-from-elsewhere")));
        done(keys.update("ann", at(second.stored()), json("{'name':'phone','hash':'" + hash + "'}")));
    }

    @ParameterizedTest
    @EnumSource
    void refuseAHashThatIsThereAlreadyAndAnotherForAKey(Engine engine) throws IOException, SQLException {
        open(engine);
        var issued = issue("{'name':'tablet'}");
        var its = HexFormat.of().formatHex(issued.stored().key().hash().bytes());
        var ofTheFile = HexFormat.of().formatHex(hash(new Secret("sk-of-the-file")).bytes());

        assertRefused(
                keys.create("ann", json("{'name':'b','hash':'" + its + "'}")),
                Reason.EXISTS,
                "hash: it is the key 'tablet'");
        assertRefused(
                keys.create("ann", json("{'name':'b','hash':'" + ofTheFile + "'}")),
                Reason.EXISTS,
                "hash: it is the key 'laptop'");
        assertRefused(
                keys.create("ann", json("{'name':'b','hash':'12'}")),
                Reason.INVALID,
                "hash: expected 64 hexadecimal digits, the SHA-256 of a key, got '12'");
        assertRefused(
                keys.update("ann", at(issued.stored()), json("{'name':'b','hash':'" + "0a".repeat(32) + "'}")),
                Reason.INVALID,
                "hash: another key comes by rotating this one");
    }

    @ParameterizedTest
    @EnumSource
    void refuseAKeyThatFitsNothing(Engine engine) throws IOException, SQLException {
        open(engine);
        issue("{'name':'tablet'}");

        assertRefused(
                keys.create("ann", json("{'name':'b','group':'gone','account':'gone','key':'sk-of-my-own'}")),
                Reason.INVALID,
                "unknown group 'gone'",
                "unknown account 'gone': there are none",
                "unknown key 'key'");
        assertRefused(keys.create("ann", json("{'name':'tablet'}")), Reason.EXISTS, "there is a key 'tablet' already");
        assertThat(store.revision()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void rotateAKeyThatStaysGoodForAWhile(Engine engine) throws IOException, SQLException {
        open(engine);
        var first = issue("{'name':'tablet'}");

        var second = done(keys.rotate("ann", at(first.stored()), Duration.ofMinutes(5)));

        var stored = Stored.NOTHING.with(List.of(store.since(0)));
        assertThat(second.stored().id()).isEqualTo(first.stored().id());
        assertThat(stored.additions(NOW).keys())
                .extracting(key -> key.hash())
                .containsExactly(hash(second.secret()), hash(first.secret()));
        assertThat(stored.additions(NOW.plusSeconds(300)).keys())
                .extracting(key -> key.hash())
                .containsExactly(hash(second.secret()));
    }

    @ParameterizedTest
    @EnumSource
    void changeAKeyWithoutChangingWhatItsClientSends(Engine engine) throws IOException, SQLException {
        open(engine);
        var issued = issue("{'name':'tablet'}");

        var changed = done(keys.update("ann", at(issued.stored()), json("{'name':'phone','enabled':false}")));

        assertThat(changed.key().hash()).isEqualTo(hash(issued.secret()));
        assertThat(changed.key().enabled()).isFalse();
        assertThat(changed.shown()).isEqualTo(issued.stored().shown());
        assertRefused(keys.update("ann", at(issued.stored()), json("{'name':'x'}")), Reason.STALE, "revision 2");
    }

    @ParameterizedTest
    @EnumSource
    void areLoggedWithTheirActorAndWithoutCredentials(Engine engine) throws IOException, SQLException {
        open(engine);
        done(create(Kind.CHANNEL, CHANNEL));
        done(objects.delete("bob", at(EXTRA)));
        var issued = issue("{'name':'tablet'}");
        done(keys.rotate("eve", at(issued.stored()), Duration.ZERO));

        var log = edits.audit(Long.MAX_VALUE, 10);

        assertThat(log).extracting(Audit::actor).containsExactly("eve", "ann", "bob", "ann");
        assertThat(log).extracting(Audit::action).containsExactly("rotate", "create", "delete", "create");
        assertThat(log).extracting(Audit::revision).containsExactly(4L, 3L, 2L, 1L);
        assertThat(log.toString()).contains("***").doesNotContain("sk-up", issued.secret().text());
    }

    @ParameterizedTest
    @EnumSource
    void comeOneAfterTheOtherHoweverManyThereAre(Engine engine)
            throws IOException, SQLException, InterruptedException, ExecutionException {
        open(engine);
        done(create(Kind.GROUP, "{'id':'team'}"));
        var edited = new ArrayList<Future<Edited<StoredObject>>>();
        for (int i = 0; i < 8; i++) {
            var text = json("{'multiplier':" + i + "}");
            edited.add(database.threads().submit(() -> objects.update("ann", new At(TEAM, 1), text)));
        }
        int done = 0;
        for (var each : edited) {
            done += each.get() instanceof Edited.Done ? 1 : 0;
        }

        assertThat(done).isEqualTo(1);
        assertThat(store.revision()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void doNotStumbleOverAnIdThatIsNoId(Engine engine) throws IOException, SQLException {
        open(engine);

        for (var id : List.of("../x", "a'; DROP TABLE object; --", "\\u0000", "ünïcode", "x".repeat(65))) {
            assertRefused(
                    create(Kind.GROUP, "{'id':'" + id.replace("'", "\\u0027") + "'}"),
                    Reason.INVALID,
                    "expected an id");
        }
        assertThat(store.revision()).isZero();
        var nothing = new ObjectRef(Kind.GROUP, "a\0b");
        assertThat(objects.find(nothing)).isNull();
        assertThat(objects.list(nothing, 10)).isEmpty();
        assertThat(keys.find("a\0b")).isNull();
        assertThat(keys.list("a\0b", 10)).isEmpty();
    }
}
