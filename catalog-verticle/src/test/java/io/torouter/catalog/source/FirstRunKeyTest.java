package io.torouter.catalog.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.catalog.config.Additions;
import io.torouter.catalog.source.LoadResult.Loaded;
import io.torouter.catalog.source.LoadResult.Refused;
import io.torouter.catalog.yaml.ConfigText;
import io.torouter.snapshot.ApiKey;
import io.torouter.snapshot.KeyHash;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

class FirstRunKeyTest {
    @TempDir private Path folder;

    private Path dataDir;
    private Path file;

    @BeforeEach
    void choosesADirectoryThatDoesNotExistYet() {
        dataDir = folder.resolve("data");
        file = dataDir.resolve("first-run-key");
    }

    @Test
    void isMadeWhenNoKeyIsDeclared() {
        var loaded = load("");

        var created = (FirstRunKey.Created) loaded.firstRunKey();
        assertThat(created.key().text()).matches("sk-[A-Za-z0-9_-]{40}");
        assertThat(loaded.catalog().keys())
                .singleElement()
                .satisfies(key -> {
                    assertThat(key.group()).isEqualTo("default");
                    assertThat(key.hash()).isEqualTo(hash(created.key().text()));
                });
    }

    @Test
    void isKeptAsAHashThatOnlyTheOwnerCanRead() throws IOException {
        var created = (FirstRunKey.Created) load("").firstRunKey();

        assertThat(Files.readString(file)).matches("[0-9a-f]{64}\n").doesNotContain(created.key().text());
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(dataDir).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void isRecognisedAtTheNextStart() {
        var first = load("");
        var second = load("");

        assertThat(second.firstRunKey()).isEqualTo(new FirstRunKey.Stored(file));
        assertThat(second.catalog()).isEqualTo(first.catalog());
    }

    @Test
    void isMadeAgainAfterItsFileIsDeleted() throws IOException {
        var first = load("");
        Files.delete(file);
        var second = load("");

        assertThat(second.firstRunKey()).isInstanceOf(FirstRunKey.Created.class);
        assertThat(second.catalog().keys()).isNotEqualTo(first.catalog().keys());
    }

    @Test
    void isNotMadeWhenAKeyIsDeclared() {
        var loaded = load("keys: [{ name: laptop, key: sk-declared }]");

        assertThat(loaded.firstRunKey()).isEqualTo(new FirstRunKey.NotNeeded());
        assertThat(dataDir).doesNotExist();
    }

    @Test
    void isNotMadeByACheck() {
        new ConfigLoader(Map.of(), RandomGenerator.getDefault()).check(null);

        assertThat(dataDir).doesNotExist();
    }

    @Test
    void belongsToTheFirstGroupWhereThereIsNoDefault() {
        assertThat(load("groups: [{ id: zoo }, { id: apes }]").catalog().keys())
                .extracting(ApiKey::group)
                .containsExactly("apes");
    }

    @Test
    void isMadeOnceByProcessesThatStartTogether() throws Exception {
        try (var starts = Executors.newFixedThreadPool(8)) {
            List<Callable<Loaded>> tasks = Stream.<Callable<Loaded>>generate(() -> () -> load("")).limit(8).toList();

            var loaded = starts.invokeAll(tasks).stream().map(Future::resultNow).toList();

            assertThat(loaded.stream().map(Loaded::firstRunKey).filter(FirstRunKey.Created.class::isInstance))
                    .hasSize(1);
            assertThat(loaded.stream().map(Loaded::catalog).distinct()).hasSize(1);
        }
    }

    @Test
    void saysWhereItCannotBeKept() throws IOException {
        Files.writeString(dataDir, "a file in the place of the directory");

        assertThat(problemOf(outcome("")))
                .contains(".yaml: data_dir: no key is declared, and a first one cannot be kept in " + file)
                .endsWith("make 'data_dir' writable, or declare a key under 'keys'");
    }

    @Test
    void refusesAFileThatHoldsSomethingElse() throws IOException {
        Files.createDirectories(dataDir);
        Files.writeString(file, "sk-somebody-wrote-a-key-here");

        assertThat(problemOf(outcome("")))
                .contains("does not hold a SHA-256; delete it to get a new key")
                .doesNotContain("sk-somebody");
    }

    @Test
    void isNotShownAsText() {
        var loaded = load("");

        var key = ((FirstRunKey.Created) loaded.firstRunKey()).key().text();
        assertThat(loaded.toString()).doesNotContain(key);
    }

    @Test
    void isNotMadeInARunningNodeWhereNobodyWouldSeeIt() {
        assertThat(problemOf(loader().reload(new ConfigFile.Content.Text(text("")), Additions.NONE)))
                .isEqualTo("c.yaml: keys: no key is declared: add one, or restart to have a first one made");
        assertThat(dataDir).doesNotExist();
    }

    @Test
    void isNotMissedWhereTheDatabaseHasKeys() {
        var key = new ApiKey("laptop", new KeyHash(1, 2, 3, 4), "default", true, Set.of(), List.of(), List.of(), null);
        var outcome = loader().reload(new ConfigFile.Content.Text(text("")), new Additions(Map.of(), List.of(key)));

        assertThat(((Loaded) outcome).catalog().keys()).containsExactly(key);
    }

    @Test
    void countsBesideTheKeysOfTheDatabase() {
        var started = load("");
        var key = new ApiKey("laptop", new KeyHash(1, 2, 3, 4), "default", true, Set.of(), List.of(), List.of(), null);
        var outcome = loader().reload(new ConfigFile.Content.Text(text("")), new Additions(Map.of(), List.of(key)));

        assertThat(((Loaded) outcome).catalog().keys()).containsExactly(started.catalog().keys().getFirst(), key);
    }

    @Test
    void goesOnCountingInARunningNode() {
        var started = load("");

        assertThat(((Loaded) loader().reload(new ConfigFile.Content.Text(text("")), Additions.NONE)).catalog())
                .isEqualTo(started.catalog());
    }

    private Loaded load(String yaml) {
        return (Loaded) outcome(yaml);
    }

    private LoadResult outcome(String yaml) {
        try {
            return loader().load(
                            Files.writeString(Files.createTempFile(folder, "torouter", ".yaml"), text(yaml).content()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ConfigText text(String yaml) {
        return new ConfigText("c.yaml", "data_dir: " + dataDir + "\n" + yaml);
    }

    private static ConfigLoader loader() {
        return new ConfigLoader(Map.of(), RandomGenerator.getDefault());
    }

    private static String problemOf(LoadResult outcome) {
        return ((Refused) outcome).problems().getFirst().toString();
    }

    private static KeyHash hash(String key) {
        return KeyHash.of(KeyHash.newDigest().digest(key.getBytes(StandardCharsets.US_ASCII)));
    }
}
