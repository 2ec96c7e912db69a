package io.torouter.it.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.it.Eventually;
import io.torouter.it.RunningGateway;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

@Timeout(120)
final class ImportTest {
    private static final String SETTINGS =
            """
            admin: { token: %s, private_upstreams: ["127.0.0.0/8", "::1"] }
            channels: [{ id: of-the-file, type: simulator, models: [other] }]
            keys: [{ name: test, key: "${KEY}" }]
            """
                    .formatted(Terminal.TOKEN);
    private static final Map<String, String> VARIABLES =
            Map.of(
                    "OPENAI_API_KEY", "sk-openai",
                    "AZURE_KEY", "sk-azure",
                    "AZURE_API_KEY", "sk-azure",
                    "ANTHROPIC_API_KEY", "sk-anthropic",
                    "SHARED_KEY", "sk-shared",
                    "MAIN_KEY", "sk-main",
                    "LITELLM_MASTER_KEY", "sk-master-of-litellm");
    private static final Path FILES = Path.of("..", "cli", "src", "test", "resources", "import");
    private static final String OWN =
            """
            server: { port: 9000 }
            accounts: [{ id: acme, name: ACME Inc. }]
            groups: [{ id: team, multiplier: 0.5 }]
            channels:
              - { id: sim, type: simulator, models: [simulator], groups: [default, team] }
              - { id: up, type: openai, api_key: "${UP}", models: [gpt-5, { id: embed, upstream: te-3 }], limits: { rpm: 10 } }
            models: [{ id: gpt-5, context: 400000, price: { input: 1.25, output: 10 } }]
            keys:
              - { name: laptop, key: "${LAPTOP}", group: team, account: acme, ip_allow: [127.0.0.1], expires: 2036-01-01, windows: { 5h: 9 } }
            """;

    @TempDir private Path directory;

    private Path write(String text) throws IOException {
        return Files.writeString(directory.resolve("import.yaml"), text);
    }

    @Test
    void whatAFileDeclaresIsInForceAndASecondImportChangesNothing() throws IOException {
        var file = write(OWN);
        try (var gateway = RunningGateway.start(SETTINGS)) {
            var terminal = new Terminal(gateway.url(), Map.of("UP", "sk-up", "LAPTOP", "sk-key-of-the-laptop"));

            var dry = terminal.does("import --dry-run " + file);
            assertThat(dry.lines()).contains("create account acme", "create key laptop");
            assertThat(dry.err()).contains("server: not carried: nodes read it", "nothing was done");
            assertThat(terminal.does("accounts list").lines()).hasSize(1);

            var first = terminal.does("import " + file);
            assertThat(first.lines())
                    .hasSize(7)
                    .allMatch(line -> line.startsWith("create ") || line.startsWith("what "));
            Eventually.holds(
                    "the key is good",
                    Duration.ofSeconds(5),
                    () -> Calls.status(gateway.url(), "sk-key-of-the-laptop") == 200);

            var revision = terminal.does("keys show laptop --json").json().path("revision");
            var second = terminal.does("import --replace " + file);
            assertThat(second.lines()).filteredOn(line -> line.startsWith("leave")).hasSize(6);
            assertThat(terminal.does("keys show laptop --json").json().path("revision")).isEqualTo(revision);
        }
    }

    @Test
    void whatDiffersIsReplacedOnlyWhereThatIsSaid() throws IOException {
        try (var gateway = RunningGateway.start(SETTINGS)) {
            var terminal = new Terminal(gateway.url());
            terminal.does("accounts create acme name=Old");
            var file =
                    write(
                            "accounts: [{ id: acme, name: New }]\n"
                                    + "channels: [{ id: of-the-file, type: simulator, models: [m] }]");

            assertThat(terminal.does("import " + file).lines())
                    .contains(
                            "leave account acme it is there and differs; --replace writes it anew",
                            "leave channel of-the-file it is there, and not in the database");
            assertThat(terminal.does("accounts show acme").lines()).contains("name: Old");

            assertThat(terminal.does("import --replace " + file).lines()).contains("replace account acme");
            assertThat(terminal.does("accounts show acme").lines()).contains("name: New");
        }
    }

    @Test
    void nothingIsDoneWhereACredentialIsMissing() throws IOException {
        try (var gateway = RunningGateway.start(SETTINGS)) {
            var terminal = new Terminal(gateway.url());

            var done = terminal.run("import " + write(OWN));

            assertThat(done.code()).isEqualTo(1);
            assertThat(done.err())
                    .isEqualTo(
                            "torouter: LAPTOP is not set, for key 'laptop'; UP is not set, for channel 'up'; nothing"
                                    + " was done\n");
            assertThat(terminal.does("accounts list").lines()).hasSize(1);
        }
    }

    @Test
    void aRefusalSaysHowFarItCame() throws IOException {
        var file = write("accounts: [{ id: a }, { id: b, nme: x }, { id: c }]");
        try (var gateway = RunningGateway.start(SETTINGS)) {
            var terminal = new Terminal(gateway.url());

            var done = terminal.run("import " + file);

            assertThat(done.code()).isEqualTo(1);
            assertThat(done.lines()).containsExactly("what kind name why", "create account a");
            assertThat(done.err())
                    .contains("account 'b': ", "did you mean 'name'?", "1 of 3 objects are done and stay")
                    .hasLineCount(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"litellm.yaml", "new-api.json", "one-api.json", "torouter.yaml"})
    void filesOfOthersBecomeFilesThatANodeTakes(String name) throws IOException {
        var written = directory.resolve("out.yaml");
        new Terminal("http://127.0.0.1:1").does("import " + FILES.resolve(name) + " --output " + written);

        var text =
                "admin: { token: %s }\ndata_dir: %s\n".formatted(Terminal.TOKEN, directory.resolve("data"))
                        + Files.readString(written);
        try (var gateway = RunningGateway.start(text, VARIABLES)) {
            assertThat(new Terminal(gateway.url()).does("channels list").lines().size()).isGreaterThan(1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "litellm.yaml, create channel azure-eastus",
        "new-api.json, create group vip",
        "one-api.json, create channel any"
    })
    void filesOfOthersGoIntoTheDatabase(String name, String line) {
        try (var gateway = RunningGateway.start(SETTINGS)) {
            var terminal = new Terminal(gateway.url(), VARIABLES);

            assertThat(terminal.does("import", FILES.resolve(name).toString()).lines()).contains(line);
            assertThat(terminal.does("import", "--replace", FILES.resolve(name).toString()).lines().stream().skip(1))
                    .allMatch(each -> each.startsWith("leave"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    'a: &a [*a]'       | 1 | FILE: line 1: the anchor there holds itself
                    'hello: world'     | 1 | FILE looks like nothing that can be imported; --from says what it is
                    'channels: [1, 2'  | 1 | FILE: 1:16: not readable as YAML: expected ',' or ']', but got <stream end>
                    'accounts: []'     | 1 | FILE has nothing to import
                    """)
    void whatCannotBeImportedIsOneLine(String text, int code, String message) throws IOException {
        var file = write(text);

        var done = new Terminal("http://127.0.0.1:1").run("import " + file);

        assertThat(done.err()).isEqualTo("torouter: " + message.replace("FILE", file.toString()) + "\n");
        assertThat(done.code()).isEqualTo(code);
    }
}
