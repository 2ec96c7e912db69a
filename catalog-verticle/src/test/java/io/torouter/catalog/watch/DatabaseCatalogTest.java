package io.torouter.catalog.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.catalog.config.Kind;
import io.torouter.catalog.config.ObjectRef;
import io.torouter.catalog.database.Database;
import io.torouter.catalog.database.Engine;
import io.torouter.catalog.database.TestDatabase;
import io.torouter.catalog.objects.At;
import io.torouter.catalog.objects.DatabaseSource;
import io.torouter.catalog.objects.Edited;
import io.torouter.catalog.objects.Edits;
import io.torouter.catalog.objects.IssuedKey;
import io.torouter.catalog.objects.Judge;
import io.torouter.catalog.objects.KeyEdits;
import io.torouter.catalog.objects.KeyMint;
import io.torouter.catalog.objects.News;
import io.torouter.catalog.objects.ObjectEdits;
import io.torouter.catalog.objects.ObjectSource;
import io.torouter.catalog.objects.ObjectStore;
import io.torouter.catalog.objects.Page;
import io.torouter.catalog.objects.bus.NewsCodec;
import io.torouter.catalog.secrets.MasterKey;
import io.torouter.catalog.secrets.Vault;
import io.torouter.catalog.source.ConfigLoader;
import io.torouter.catalog.source.LoadResult;
import io.torouter.catalog.source.LoadResult.Loaded;
import io.torouter.catalog.source.LoadResult.Refused;
import io.torouter.settings.DatabaseSettings;
import io.torouter.snapshot.CatalogView;
import io.torouter.snapshot.UpstreamReach;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

class DatabaseCatalogTest {
    private static final String FILE =
            """
            keys: [{ name: laptop, key: sk-some-key }]
            channels: [{ id: first, type: simulator, models: [simulator] }]
            """;
    private static final String EXTRA = "{\"id\":\"extra\",\"type\":\"simulator\",\"models\":[\"m\"]}";

    /** Says what it is told to. */
    private static final class Told implements ObjectSource {
        private volatile Future<Page> answer = Future.failedFuture("the wire is cut");

        @Override
        public Future<Page> since(long revision) {
            var now = answer;
            return now.succeeded() && now.result().revision() == revision
                    ? Future.succeededFuture(Page.nothingSince(revision))
                    : now;
        }

        @Override
        public void heard(News news) {}

        @Override
        public String address() {
            return "told";
        }
    }

    @TempDir private Path folder;

    private final BlockingQueue<LoadResult> edits = new LinkedBlockingQueue<>();
    private final ConfigLoader loader = new ConfigLoader(Map.of(), new Random(1));
    private final List<Database> databases = new ArrayList<>();
    private Vertx vertx;
    private Path file;
    private CatalogView view;
    private CatalogVerticle verticle;

    @BeforeEach
    void writesAFile() throws IOException {
        vertx = Vertx.vertx();
        vertx.eventBus().registerDefaultCodec(News.class, new NewsCodec());
        file = Files.writeString(folder.resolve("torouter.yaml"), FILE);
    }

    @AfterEach
    void stops() throws Exception {
        await(vertx.close());
        databases.forEach(Database::close);
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private Database open(DatabaseSettings settings) throws IOException {
        var database = Database.of(settings, folder);
        databases.add(database);
        return database;
    }

    private Vault vault() {
        return new Vault(new MasterKey(Map.of(), folder, new Random(2)), new Random(3));
    }

    private void start(@Nullable ObjectSource source) throws Exception {
        var first = (Loaded) loader.load(file);
        view = new CatalogView(first.catalog().snapshot(1, Instant.EPOCH));
        verticle =
                new CatalogVerticle(
                        view,
                        new WatchedConfig(loader, file, first, source),
                        Clock.systemUTC(),
                        (outcome, _) -> edits.add(outcome));
        await(vertx.deployVerticle(verticle));
    }

    private ObjectSource source(Database database) {
        return new DatabaseSource(vertx, database, new ObjectStore(database, vault()), "node");
    }

    /** As another process would edit: with a database of its own. */
    private Editor editor(DatabaseSettings settings) throws Exception {
        var database = open(settings);
        database.migrate();
        var declared = ((Loaded) loader.load(file)).declared();
        var context = new Edits(database, Clock.systemUTC());
        var judge = new Judge(loader, () -> declared, UpstreamReach.PUBLIC);
        return new Editor(
                new ObjectEdits(context, vault(), judge), new KeyEdits(context, new KeyMint(new Random(4)), judge));
    }

    private record Editor(ObjectEdits objects, KeyEdits keys) {
        void create(Kind kind, String json) throws SQLException, IOException {
            assertThat(objects.create("ann", kind, json)).isInstanceOf(Edited.Done.class);
        }

        IssuedKey issue(String name) throws SQLException, IOException {
            var edited = keys.create("ann", "{\"name\":\"" + name + "\"}");
            return ((Edited.Done<KeyEdits.Issued>) edited).now().stored().issued();
        }
    }

    private LoadResult nextEdit() throws InterruptedException {
        return Objects.requireNonNull(edits.poll(20, TimeUnit.SECONDS), "the edit went unnoticed");
    }

    @ParameterizedTest
    @EnumSource
    void hasWhatIsInTheDatabaseWhenItSaysSo(Engine engine) throws Exception {
        var settings = TestDatabase.settings(engine, folder);
        var editor = editor(settings);
        editor.create(Kind.CHANNEL, EXTRA);
        var issued = editor.issue("tablet");
        start(source(open(settings)));

        await(verticle.loaded());

        assertThat(view.get().channels()).containsOnlyKeys("first", "extra");
        assertThat(view.get().keys()).hasSize(2).containsValue(issued.key());
        assertThat(verticle.objects()).isEqualTo(new ObjectStatus(true, 2, 2));
    }

    @ParameterizedTest
    @EnumSource
    void putsInForceWhatAnotherProcessEdits(Engine engine) throws Exception {
        var settings = TestDatabase.settings(engine, folder);
        var editor = editor(settings);
        start(source(open(settings)));
        await(verticle.loaded());

        editor.create(Kind.CHANNEL, EXTRA);
        assertThat(nextEdit()).isInstanceOf(Loaded.class);
        assertThat(view.get().channels()).containsOnlyKeys("first", "extra");
        assertThat(view.get().revision()).isEqualTo(2);

        editor.objects().delete("ann", new At(new ObjectRef(Kind.CHANNEL, "extra"), 0));
        nextEdit();
        assertThat(view.get().channels()).containsOnlyKeys("first");
    }

    @ParameterizedTest
    @EnumSource
    void refusesAFileThatWouldMakeTheDatabaseInvalid(Engine engine) throws Exception {
        var settings = TestDatabase.settings(engine, folder);
        editor(settings).create(Kind.CHANNEL, EXTRA);
        start(source(open(settings)));
        await(verticle.loaded());
        nextEdit();

        Files.writeString(file, FILE.replace("id: first", "id: extra"));

        assertThat(((Refused) nextEdit()).problems())
                .singleElement()
                .asString()
                .contains("database: channel 'extra'", "duplicate channel id 'extra', first on line 2 of the file");
        assertThat(view.get().channels()).containsOnlyKeys("first", "extra");
        assertThat(verticle.status()).isEqualTo(new ConfigStatus(3, 2));
    }

    @ParameterizedTest
    @EnumSource
    void takesEditsOfTheDatabaseWhileTheFileIsBroken(Engine engine) throws Exception {
        var settings = TestDatabase.settings(engine, folder);
        var editor = editor(settings);
        start(source(open(settings)));
        await(verticle.loaded());
        Files.writeString(file, "channels: 1");
        assertThat(nextEdit()).isInstanceOf(Refused.class);

        editor.create(Kind.CHANNEL, EXTRA);

        assertThat(nextEdit()).isInstanceOf(Loaded.class);
        assertThat(view.get().channels()).containsOnlyKeys("first", "extra");
        assertThat(verticle.status()).isEqualTo(new ConfigStatus(3, 2));
    }

    @Test
    void servesWhatIsDeclaredWhileNoDatabaseAnswers() throws Exception {
        var away = TestDatabase.away(folder);
        databases.add(away);
        start(source(away));

        assertThat(verticle.loaded().toCompletionStage()).failsWithin(Duration.ofSeconds(20));
        assertThat(view.get().channels()).containsOnlyKeys("first");
        assertThat(verticle.objects()).isEqualTo(new ObjectStatus(false, 0, 0));
    }

    @Test
    void goesOnWithWhatItHasAndCatchesUp() throws Exception {
        var source = new Told();
        start(source);
        source.answer = Future.succeededFuture(page(1, "extra"));
        nextEdit();
        source.answer = Future.failedFuture("the wire is cut");
        Files.writeString(file, FILE.replace("id: first", "id: second"));
        nextEdit();
        assertThat(view.get().channels()).containsOnlyKeys("second", "extra");

        source.answer = Future.succeededFuture(page(2, "third"));
        nextEdit();

        assertThat(view.get().channels()).containsOnlyKeys("second", "extra", "third");
    }

    @Test
    void readsAllOfADatabaseThatWentBackInTime() throws Exception {
        var source = new Told();
        source.answer = Future.succeededFuture(page(7, "extra"));
        start(source);
        nextEdit();

        source.answer = Future.succeededFuture(page(3, "third"));
        nextEdit();

        assertThat(view.get().channels()).containsOnlyKeys("first", "third");
    }

    @Test
    void keepsTheLastGoodStateOfTheDatabase() throws Exception {
        var source = new Told();
        source.answer = Future.succeededFuture(page(1, "extra"));
        start(source);
        nextEdit();

        source.answer = Future.succeededFuture(page(2, "first"));
        assertThat(((Refused) nextEdit()).problems()).singleElement().asString().contains("database: channel 'first'");
        assertThat(view.get().channels()).containsOnlyKeys("first", "extra");
        assertThat(verticle.objects()).isEqualTo(new ObjectStatus(true, 2, 1));

        Files.writeString(file, FILE.replace("id: first", "id: second"));
        assertThat(nextEdit()).isInstanceOf(Loaded.class);
        assertThat(view.get().channels()).containsOnlyKeys("first", "second", "extra");
    }

    private static Page page(long revision, String channel) {
        var ref = new ObjectRef(Kind.CHANNEL, channel);
        return new Page(revision, revision, Map.of(ref, EXTRA.replace("extra", channel)), List.of(), Set.of());
    }
}
