package io.torouter.catalog.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.catalog.source.LoadResult.Loaded;
import io.torouter.catalog.source.LoadResult.Refused;
import io.torouter.settings.Settings;
import io.torouter.snapshot.Channel;
import io.torouter.snapshot.Group;
import io.torouter.snapshot.Route;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;

class ConfigLoaderTest {
    private static final Map<String, String> PROVIDER_KEYS =
            Map.of(
                    "OPENAI_API_KEY", "sk-openai-credential",
                    "ANTHROPIC_API_KEY", "sk-anthropic-credential",
                    "GEMINI_API_KEY", "gemini-credential\n",
                    "GOOGLE_API_KEY", "google-credential",
                    "OPENROUTER_API_KEY", "sk-openrouter-credential");

    @TempDir private Path folder;

    @Test
    void answersFromTheSimulatorWhenNothingIsConfigured() {
        var loaded = check(Map.of());

        assertThat(loaded.catalog().channels())
                .singleElement()
                .satisfies(channel -> {
                    assertThat(channel.baseUrl()).isEqualTo(Channel.SIMULATOR_URL);
                    assertThat(channel.models()).containsKey("simulator");
                    assertThat(channel.groups()).containsExactly("default");
                });
        assertThat(loaded.settings()).isEqualTo(Settings.defaults());
        assertThat(loaded.origins()).singleElement().asString().startsWith("channel simulator, built in");
    }

    @Test
    void makesAChannelOfEachProviderKeyInTheEnvironment() {
        var loaded = check(PROVIDER_KEYS);

        assertThat(loaded.origins())
                .containsExactly(
                        "channel openai from OPENAI_API_KEY",
                        "channel anthropic from ANTHROPIC_API_KEY",
                        "channel gemini from GEMINI_API_KEY",
                        "channel openrouter from OPENROUTER_API_KEY");
        assertThat(loaded.catalog().channels())
                .extracting(channel -> channel.credential().text())
                .contains("sk-openai-credential", "gemini-credential");
    }

    @Test
    void takesTheOtherNameOfTheGeminiKeyToo() {
        var loaded = check(Map.of("GOOGLE_API_KEY", "google-credential", "GEMINI_API_KEY", ""));

        assertThat(loaded.origins()).containsExactly("channel gemini from GOOGLE_API_KEY");
    }

    @ParameterizedTest
    @CsvSource({
        "gpt-5, openai",
        "gpt-99-released-tomorrow, openai",
        "claude-opus-99, anthropic",
        "gemini-2.5-flash, gemini",
        "anthropic/claude-sonnet-4.5, openrouter",
        "some-vendor/some-model:free, openrouter"
    })
    void reachesModelsThatWereReleasedLater(String model, String channel) {
        Group group = check(PROVIDER_KEYS).catalog().snapshot(1, Instant.EPOCH).group("default");

        Route route = Objects.requireNonNull(group).route(model);

        assertThat(Objects.requireNonNull(route).candidates()).extracting(Channel::id).containsExactly(channel);
    }

    @Test
    void putsChannelsFromTheEnvironmentIntoEveryDeclaredGroup() throws IOException {
        var file = Files.writeString(folder.resolve("torouter.yaml"), "groups: [{ id: a }, { id: b }]");

        var loaded = loaded(new ConfigLoader(PROVIDER_KEYS, new Random(1)).check(file));

        assertThat(loaded.catalog().channels()).extracting(Channel::groups).containsOnly(Set.of("a", "b"));
    }

    @Test
    void leavesTheEnvironmentAloneWhenTheFileDeclaresChannels() throws IOException {
        var file =
                Files.writeString(
                        folder.resolve("torouter.yaml"),
                        "channels: [{ id: mine, type: openai, api_key: sk-mine, models: [gpt-5] }]");

        var loaded = loaded(new ConfigLoader(PROVIDER_KEYS, new Random(1)).check(file));

        assertThat(loaded.catalog().channels()).extracting(Channel::id).containsExactly("mine");
        assertThat(loaded.origins()).containsExactly("1 channels from " + file);
    }

    @Test
    void readsAnEmptyFileAsTheDefaults() throws IOException {
        var file = Files.writeString(folder.resolve("torouter.yaml"), "# nothing yet\n");

        var loaded = loaded(new ConfigLoader(Map.of(), new Random(1)).check(file));

        assertThat(loaded.catalog()).isEqualTo(check(Map.of()).catalog());
        assertThat(loaded.settings()).isEqualTo(check(Map.of()).settings());
        assertThat(loaded.origins()).isEqualTo(check(Map.of()).origins());
    }

    @Test
    void saysThatAFileIsMissing() {
        var outcome = new ConfigLoader(Map.of(), new Random(1)).check(folder.resolve("no.yaml"));

        assertThat(refused(outcome).problems()).singleElement().asString().endsWith("no.yaml: no such file");
    }

    @Test
    void saysThatAFileIsNotText() throws IOException {
        var file = Files.write(folder.resolve("torouter.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});

        var outcome = new ConfigLoader(Map.of(), new Random(1)).check(file);

        assertThat(refused(outcome).problems())
                .singleElement()
                .asString()
                .endsWith("expected UTF-8 text, got other bytes");
    }

    @Test
    void findsTheFileOfTheWorkingDirectory() throws IOException {
        assertThat(ConfigLoader.defaultFile(folder)).isNull();

        var file = Files.createFile(folder.resolve("torouter.yaml"));

        assertThat(ConfigLoader.defaultFile(folder)).isEqualTo(file);
    }

    @Test
    void showsNoCredentialAsText() {
        assertThat(check(PROVIDER_KEYS).toString())
                .contains("openrouter")
                .doesNotContain("credential\n", "-credential");
    }

    private static Loaded check(Map<String, String> environment) {
        return loaded(new ConfigLoader(environment, new Random(1)).check(null));
    }

    private static Loaded loaded(LoadResult outcome) {
        assertThat(outcome).isInstanceOf(Loaded.class);
        return (Loaded) outcome;
    }

    private static Refused refused(LoadResult outcome) {
        assertThat(outcome).isInstanceOf(Refused.class);
        return (Refused) outcome;
    }
}
