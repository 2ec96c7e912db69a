package io.torouter.it.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.it.RunningGateway;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class DoctorTest {
    private static final String CONFIGURATION =
            """
            admin: { token: %s }
            channels:
              - { id: well, type: simulator, base_url: "${SIMULATOR}", models: [simulator] }
              - { id: ill, type: openai-compatible, base_url: "${SIMULATOR}", models: [{ id: m, upstream: "simulator?fail=401" }] }
              - { id: patterns, type: openai-compatible, base_url: "${SIMULATOR}", models: ["sim*"] }
            keys:
              - { name: test, key: "${KEY}" }
            """
                    .replace("%s", Terminal.TOKEN);

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

    @Test
    void saysOfEachChannelWhatIsWrong() {
        var done = terminal.run("doctor");

        assertThat(done.code()).isEqualTo(1);
        assertThat(done.err()).isEqualTo("1 of 3 channels are well\n");
        assertThat(done.lines()).hasSize(1 + 4 + 1 + 4).first().asString().startsWith("channel model check result");
        assertThat(done.lines())
                .anyMatch(line ->
                        line.matches("ill m call FAILED \\d+ \\d+ the upstream refuses the credential \\(401\\): .+"))
                .anyMatch(line -> line.matches("patterns FAILED .*say which model to call"))
                .anyMatch(line -> line.matches("well simulator tools ok \\d+ \\d+ it calls tools"));
    }

    @Test
    void isContentIfAllIsWell() {
        var done = terminal.does("doctor --channel well");

        assertThat(done.err()).isEqualTo("1 of 1 channel is well\n");
        assertThat(done.lines()).hasSize(1 + 4);
    }

    @Test
    void tellsProgramsTheSame() {
        var done = terminal.run("doctor --json --channel ill --channel patterns");

        assertThat(done.code()).isEqualTo(1);
        var json = done.json();
        assertThat(json.path("ok").asBoolean(true)).isFalse();
        assertThat(json.path("channels").path(0).path("checks")).hasSize(4);
        assertThat(json.path("channels").path(1).path("problem").path("code").asText()).isEqualTo("invalid");
    }

    @Test
    void namesAChannelThatIsNotThere() {
        var done = terminal.run("doctor --channel nowhere");

        assertThat(done.code()).isEqualTo(1);
        assertThat(done.out()).contains("there is no channel 'nowhere'");
    }

    @Test
    void aChannelThatIsSwitchedOffIsLeftAlone() {
        terminal.does("channels create off type=openai", "models=[\"m\"]", "api_key=sk-x", "enabled=false");

        assertThat(terminal.run("doctor").out()).doesNotContain("off ");
        terminal.does("channels delete off");
    }

    @Test
    void oneChannelIsTestedAsFarAsIsAsked() {
        var done = terminal.does("channels test patterns --model simulator --check stream,count_tokens");

        assertThat(done.lines()).hasSize(3);
        assertThat(done.lines().get(1)).startsWith("patterns simulator stream ok");
        assertThat(terminal.run("channels test ill").code()).isEqualTo(1);
        assertThat(terminal.run("channels test well --check fly").err()).contains("checks");
    }
}
