package io.torouter.catalog.watch;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.torouter.catalog.source.ConfigLoader;
import io.torouter.catalog.source.LoadResult;
import io.torouter.catalog.source.LoadResult.Loaded;
import io.torouter.catalog.source.LoadResult.Refused;
import io.torouter.catalog.yaml.ConfigProblem;
import io.torouter.dialect.Dialect;
import io.torouter.snapshot.CatalogView;
import io.torouter.translation.vendor.Vendors;
import io.vertx.core.Vertx;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

class CatalogVerticleTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private record Edit(LoadResult outcome, ConfigStatus status) {}

    @TempDir private Path folder;

    private final BlockingQueue<Edit> edits = new LinkedBlockingQueue<>();
    private Vertx vertx;
    private Path file;
    private CatalogView view;
    private CatalogVerticle verticle;

    @BeforeEach
    void startsWithOneChannel() throws Exception {
        vertx = Vertx.vertx();
        file = folder.resolve("torouter.yaml");
        Files.writeString(file, channel("first"));
        deploy();
    }

    @AfterEach
    void stops() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void putsAnEditInForce() throws Exception {
        Files.writeString(file, channel("second"));

        assertThat(nextEdit().outcome()).isInstanceOf(Loaded.class);
        assertThat(view.get().channels()).containsOnlyKeys("second");
        assertThat(view.get().revision()).isEqualTo(2);
        assertThat(view.get().appliedAt()).isEqualTo(NOW);
        assertThat(verticle.status()).isEqualTo(new ConfigStatus(2, 2));
    }

    @Test
    void keepsTheLastGoodRevisionWhenAnEditIsRefused() throws Exception {
        Files.writeString(file, channel("second").replace("weight", "wieght"));

        var edit = nextEdit();

        assertThat(((Refused) edit.outcome()).problems())
                .singleElement()
                .asString()
                .endsWith("channels[0].wieght: unknown key 'wieght': did you mean 'weight'?");
        assertThat(view.get().channels()).containsOnlyKeys("first");
        assertThat(verticle.status()).isEqualTo(new ConfigStatus(2, 1));
    }

    @Test
    void reportsARefusedEditOnce() throws Exception {
        Files.writeString(file, "channels: 1");
        nextEdit();
        Files.writeString(file, channel("second"));

        assertThat(nextEdit().outcome()).isInstanceOf(Loaded.class);
    }

    @Test
    void noticesAFileThatIsRenamedOverTheOldOne() throws Exception {
        var draft = Files.writeString(folder.resolve("draft"), channel("second"));
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);

        nextEdit();

        assertThat(view.get().channels()).containsOnlyKeys("second");
    }

    @Test
    void noticesALinkThatLeadsElsewhere() throws Exception {
        var volume = Files.createDirectory(folder.resolve("v2"));
        Files.writeString(volume.resolve("torouter.yaml"), channel("second"));
        var link = Files.createSymbolicLink(folder.resolve("link"), volume.resolve("torouter.yaml"));
        Files.move(link, file, StandardCopyOption.ATOMIC_MOVE);

        nextEdit();

        assertThat(view.get().channels()).containsOnlyKeys("second");
    }

    @Test
    void saysThatTheFileIsGoneAndTakesItBack() throws Exception {
        Files.delete(file);
        assertThat(((Refused) nextEdit().outcome()).problems()).first().asString().endsWith("no such file");

        Files.writeString(file, channel("first"));

        assertThat(nextEdit().status()).isEqualTo(new ConfigStatus(1, 1));
        assertThat(view.get().revision()).isEqualTo(1);
    }

    @Test
    void doesNotTakeAFileThatWasEmptied() throws Exception {
        Files.writeString(file, "");

        assertThat(((Refused) nextEdit().outcome()).problems()).first().asString().endsWith("the file is empty now");
        assertThat(view.get().channels()).containsOnlyKeys("first");
    }

    @Test
    void refusesToGoOnWithoutAnyKey() throws Exception {
        Files.writeString(file, "data_dir: " + folder + "\n");

        assertThat(((Refused) nextEdit().outcome()).problems()).first().asString().contains("no key is declared");
        assertThat(view.get().keys()).hasSize(1);
    }

    @Test
    void takesNoNewRevisionForSettingsThatNeedARestart() throws Exception {
        Files.writeString(file, channel("first") + "server: { port: 9999 }\n");

        assertThat(nextEdit().status()).isEqualTo(new ConfigStatus(1, 1));
        assertThat(view.get().revision()).isEqualTo(1);
    }

    @Test
    void catchesUpWithAnEditThatCameBeforeItStarted() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        vertx = Vertx.vertx();
        var config = config();
        Files.writeString(file, channel("second"));

        deploy(config);

        nextEdit();
        assertThat(view.get().channels()).containsOnlyKeys("second");
    }

    @Test
    void putsAVendorTableInForce() throws Exception {
        table("openai.chat.json", "[{\"hosts\": [\"example.com\"], \"traits\": {\"call_id_length\": 9}}]");

        assertThat(nextEdit().outcome()).isInstanceOf(Loaded.class);
        assertThat(callIdLength("api.example.com")).isEqualTo(9);
        assertThat(callIdLength("elsewhere.org")).isEqualTo(40);
    }

    @Test
    void refusesAVendorTableWithFileAndPlace() throws Exception {
        table("openai.chat.json", "[\n  {\"traits\": {\"call_id_lenght\": 9, \"files\": \"many\"}}\n]");

        assertThat(((Refused) nextEdit().outcome()).problems())
                .extracting(ConfigProblem::toString)
                .satisfiesExactly(
                        unknown ->
                                assertThat(unknown)
                                        .endsWith(
                                                "openai.chat.json:2:15: [0].traits.call_id_lenght: unknown key"
                                                        + " 'call_id_lenght': did you mean 'call_id_length'?"),
                        wrong -> assertThat(wrong).endsWith("[0].traits.files: expected true or false, got 'many'"));
        assertThat(view.get().revision()).isEqualTo(1);
    }

    @Test
    void refusesAVendorTableOfNoDialect() throws Exception {
        table("openai.json", "[]");

        assertThat(((Refused) nextEdit().outcome()).problems())
                .singleElement()
                .asString()
                .contains("vendors/openai.json: no dialect has such a table", "anthropic.messages.json");
    }

    @Test
    void takesEveryTraitThatTheReleaseItselfUses() throws Exception {
        for (var dialect : Dialect.values()) {
            var name = dialect.id() + ".json";
            try (var ours = Vendors.class.getResourceAsStream(name)) {
                var text = new String(Objects.requireNonNull(ours).readAllBytes(), UTF_8);
                // The release has rules for a type of channel that a configuration cannot name yet.
                table(name, text.replace("\"vertex\"", "\"gemini\""));
            }

            assertThat(nextEdit().outcome()).as(name).isInstanceOf(Loaded.class);
        }
    }

    @Test
    void refusesAWordThatATraitDoesNotHave() throws Exception {
        table("openai.chat.json", "[{\"traits\": {\"reasoning\": \"effrot\"}}]");

        assertThat(((Refused) nextEdit().outcome()).problems())
                .singleElement()
                .asString()
                .contains("[0].traits.reasoning", "'effrot'", "'effort'");
    }

    private void table(String name, String json) throws Exception {
        var whole = Files.writeString(folder.resolve("written.json"), json);
        var tables = Files.createDirectories(folder.resolve("vendors"));
        Files.move(whole, tables.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    private int callIdLength(String host) {
        return view.get().vendors().of(Dialect.OPENAI_CHAT, "openai-compatible", host, "m").chat().callIdLength();
    }

    private void deploy() throws Exception {
        deploy(config());
    }

    private void deploy(WatchedConfig config) throws Exception {
        view = new CatalogView(config.first().catalog().snapshot(1, NOW));
        verticle =
                new CatalogVerticle(
                        view,
                        config,
                        Clock.fixed(NOW, ZoneOffset.UTC),
                        (outcome, status) -> edits.add(new Edit(outcome, status)));
        vertx.deployVerticle(verticle).toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private WatchedConfig config() {
        var loader = new ConfigLoader(Map.of(), new Random(1));
        return new WatchedConfig(loader, file, (Loaded) loader.load(file), null);
    }

    private Edit nextEdit() throws InterruptedException {
        return Objects.requireNonNull(edits.poll(20, TimeUnit.SECONDS), "the edit went unnoticed");
    }

    private static String channel(String id) {
        return """
        keys: [{ name: laptop, key: sk-some-key }]
        channels: [{ id: %s, type: simulator, models: [simulator], weight: 2 }]
        """
                .formatted(id);
    }
}
