package io.torouter.it.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.it.Eventually;
import io.torouter.it.RunningGateway;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

@Timeout(60)
final class CommandsTest {
    private static final String CONFIGURATION =
            """
            admin: { token: %s }
            channels:
              - { id: sim, type: simulator, base_url: "${SIMULATOR}", models: [simulator] }
              - { id: nowhere, type: openai-compatible, base_url: "http://127.0.0.1:1/v1", models: [nothing] }
            keys:
              - { name: test, key: "${KEY}" }
            """
                    .replace("%s", Terminal.TOKEN);
    private static final Duration SOON = Duration.ofSeconds(5);

    private static RunningGateway gateway;
    private static Terminal terminal;

    @BeforeAll
    static void start() {
        gateway = RunningGateway.start(CONFIGURATION);
        terminal = new Terminal(gateway.url());
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    private static int status(String key) {
        return Calls.status(gateway.url(), key);
    }

    private static void becomes(String key, int status) {
        Eventually.holds("a status of " + status, SOON, () -> status(key) == status);
    }

    @Test
    void aKeyIsMadeSwitchedRotatedAndDeleted() {
        var key = terminal.does("keys create life rpm=600 --json").json().path("key").asText();
        becomes(key, 200);

        assertThat(terminal.does("keys disable life").err()).isEqualTo("life is out of use\n");
        becomes(key, 401);

        terminal.does("keys enable life");
        becomes(key, 200);

        var rotated = terminal.does("keys rotate life --json").json().path("key").asText();
        becomes(rotated, 200);
        assertThat(status(key)).isEqualTo(401);

        terminal.does("keys delete life");
        becomes(rotated, 401);
        assertThat(terminal.run("keys show life").err()).isEqualTo("torouter: there is no key 'life'\n");
    }

    @Test
    void aListIsATableOrJson() {
        terminal.does("keys create listed rpm=7");

        var id = terminal.does("keys show listed --json").json().path("id").asText();
        assertThat(terminal.does("keys list --name listed").lines())
                .hasSize(2)
                .last()
                .asString()
                .startsWith("listed default yes sk-")
                .endsWith(" 7 database " + id);
        var json = terminal.does("keys list --json").json();
        assertThat(json.path("data").findValuesAsText("name")).contains("listed", "test");
        assertThat(json.path("next").isNull()).isTrue();
        terminal.does("keys delete " + id);
    }

    @Test
    void anAccountIsEditedFieldByField() {
        terminal.does("accounts create acme", "name=ACME Inc.");

        terminal.does("accounts edit acme active=false");

        assertThat(terminal.does("accounts list").lines())
                .contains("id name active origin", "acme ACME Inc. no database");
        terminal.does("accounts delete acme");
    }

    @Test
    void aChannelThatIsLeftAloneIsShownAndTakenBack() {
        for (int i = 0; i < 5; i++) {
            assertThat(Calls.status(gateway.url(), RunningGateway.KEY, "nothing")).isEqualTo(502);
        }
        assertThat(Calls.status(gateway.url(), RunningGateway.KEY, "nothing")).isEqualTo(503);
        Eventually.holds(
                "a line", SOON, () -> terminal.does("channels cooldowns --channel nowhere").out().contains("failures"));
        assertThat(terminal.does("channels cooldowns --channel sim --json").json()).isEmpty();

        assertThat(terminal.does("channels clear nowhere --json").json().path("nodes").path(0).path("ended").asInt())
                .isEqualTo(1);

        assertThat(Calls.status(gateway.url(), RunningGateway.KEY, "nothing")).isEqualTo(502);
        terminal.does("channels clear nowhere");
    }

    @Test
    void channelsAreSwitchedAndKeepTheirCredential(@TempDir Path directory) throws IOException {
        var credential = Files.writeString(directory.resolve("credential"), "sk-upstream");
        terminal.does("channels create spare type=openai models=[\"o3\"] api_key=@" + credential);

        terminal.does("channels disable spare");

        assertThat(terminal.does("channels show spare").lines()).contains("api_key: \"***\"", "enabled: false");
        terminal.does("channels delete spare");
    }

    @Test
    void usageIsCountedByKey() {
        var key = terminal.does("keys create counted --json").json().path("key").asText();
        becomes(key, 200);

        Eventually.holds(
                "a request in the ledger",
                SOON,
                () ->
                        terminal.does("usage --by key --key counted").lines().stream()
                                .anyMatch(line -> line.matches("key-\\w+ counted [1-9].*")));
        assertThat(terminal.does("usage --step 1h").lines().getFirst()).startsWith("at requests failed input_tokens");
        terminal.does("keys delete counted");
    }

    @Test
    void everyRequestGoesIntoACsvFile(@TempDir Path directory) {
        status(gateway.key());
        var file = directory.resolve("usage.csv");

        Eventually.holds(
                "a request in the file",
                SOON,
                () -> {
                    terminal.does("usage --csv " + file);
                    return lines(file) > 1;
                });
        assertThat(file).content().startsWith("id,at,key,");
        assertThat(directory).isDirectoryNotContaining("glob:**.part");
    }

    private static long lines(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    keys                            | 2 | Missing required subcommand; see torouter keys --help
                    keys lst                        | 2 | Unmatched argument at index 1: 'lst': did you mean 'list'?
                    keys rotate test --overlap soon | 2 | --overlap takes a time such as 30m, 24h or 7d, not 'soon'
                    keys edit test rpm              | 2 | 'rpm' is no NAME=VALUE
                    keys edit test rpm=5            | 1 | key 'test': it stands in the configuration file, and is changed there
                    keys list --group               | 2 | Missing required parameter for option '--group' (GROUP); see torouter keys list --help
                    keys list --token wrong         | 1 | URL does not accept the admin token; --token or TOROUTER_ADMIN_TOKEN name another
                    channels delete none            | 1 | there is no channel 'none'
                    usage --from monday             | 1 | the parameter 'start' is wrong: expected a moment such as 2026-11-28T12:00:00Z, or a day such as 2026-11-28
                    usage --by colour               | 2 | Invalid value for option '--by': expected one of [MODEL, KEY, CHANNEL, ACCOUNT] (case-insensitive) but was 'colour'; see torouter usage --help
                    """)
    void whatGoesWrongIsOneLineAndACode(String line, int code, String message) {
        var done = terminal.run(line);

        assertThat(done.err()).isEqualTo("torouter: " + message.replace("URL", gateway.url()) + "\n");
        assertThat(done.code()).isEqualTo(code);
        assertThat(done.out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"keys --help, rotate", "channels list --help, --group=GROUP", "usage --help, --csv=FILE"})
    void helpTellsWhatThereIs(String line, String word) {
        assertThat(terminal.does(line).out()).contains(word);
    }
}
