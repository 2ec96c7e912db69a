package io.torouter.node.cli;

import static io.torouter.node.cli.Role.CATALOG;
import static io.torouter.node.cli.Role.GATEWAY;
import static io.torouter.node.cli.Role.ROUTER;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

class CommandLineTest {
    private static final Set<Role> ALL = EnumSet.allOf(Role.class);

    @ParameterizedTest
    @ValueSource(strings = {"", "run"})
    void withoutOptionsANodePlaysAllRoles(String line) {
        assertThat(parse(line)).isEqualTo(new Command.Run(null, null, ALL));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--config a.yaml --port 9000 --roles router",
                "run -c a.yaml -p 9000 --roles=router",
                "--roles=router,router --port=9000 --config=a.yaml"
            })
    void optionsComeInAnyOrderAndSpelling(String line) {
        assertThat(parse(line)).isEqualTo(new Command.Run(Path.of("a.yaml"), 9000, Set.of(ROUTER)));
    }

    @Test
    void commandsThatAskAGatewayKeepAllTheirArguments() {
        assertThat(parse("keys list --config a.yaml --help"))
                .isEqualTo(new Command.Ask(List.of("keys", "list", "--config", "a.yaml", "--help")));
    }

    @Test
    void rolesAreAList() {
        var run = (Command.Run) CommandLine.parse(List.of("--roles", "gateway, catalog"));

        assertThat(run.roles()).containsExactlyInAnyOrder(GATEWAY, CATALOG);
    }

    @Test
    void theLastOfTwoCounts() {
        assertThat(parse("-p 1 -p 2")).isEqualTo(new Command.Run(null, 2, ALL));
    }

    @Test
    void aValueMayHoldAnEqualsSign() {
        assertThat(parse("--config=a=b.yaml")).isEqualTo(new Command.Run(Path.of("a=b.yaml"), null, ALL));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65535})
    void everyPortIsTaken(int port) {
        assertThat(parse("--port " + port)).isEqualTo(new Command.Run(null, port, ALL));
    }

    @Test
    void theOtherCommands() {
        assertThat(parse("validate -c a.yaml")).isEqualTo(new Command.Validate(Path.of("a.yaml")));
        assertThat(parse("version")).isEqualTo(new Command.Version());
        assertThat(parse("--version")).isEqualTo(new Command.Version());
        assertThat(parse("run -V")).isEqualTo(new Command.Version());
        assertThat(parse("help")).isEqualTo(new Command.Help());
        assertThat(parse("validate --help --nonsense")).isEqualTo(new Command.Help());
        assertThat(parse("-h")).isEqualTo(new Command.Help());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "serve              | unknown command 'serve'; known: run, validate, version, help, keys, channels",
                "chanels list       | unknown command 'chanels': did you mean 'channels'?",
                "--confg a.yaml     | unknown option '--confg'",
                "run extra          | unknown option 'extra'",
                "--config           | --config needs a value",
                "--port             | --port needs a value",
                "--port x           | not 'x'",
                "--port -1          | not '-1'",
                "--port 65536       | not '65536'",
                "--port=            | not ''",
                "--roles            | --roles needs a value",
                "--roles=           | unknown role ''",
                "--roles gate       | unknown role 'gate'",
                "--roles router,    | unknown role ''",
            })
    void saysWhatIsWrong(String line, String message) {
        assertThat(parse(line)).isInstanceOf(Command.Invalid.class);
        assertThat(((Command.Invalid) parse(line)).message()).contains(message);
    }

    private static Command parse(String line) {
        return CommandLine.parse(line.isEmpty() ? List.of() : List.of(line.split(" ", -1)));
    }
}
