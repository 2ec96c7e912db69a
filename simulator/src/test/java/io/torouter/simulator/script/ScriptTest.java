package io.torouter.simulator.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.torouter.settings.SimulatorSettings;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.Map;

class ScriptTest {
    @Test
    void startsFromTheSettings() {
        var settings =
                new SimulatorSettings(
                        9, Duration.ofMillis(20), Duration.ofMillis(3), 12, SimulatorSettings.DEFAULT.fault());
        var script = Script.of(settings);
        assertThat(script.seed()).isEqualTo(9);
        assertThat(script.firstToken()).hasMillis(20);
        assertThat(script.tokenDelay()).hasMillis(3);
        assertThat(script.tokens()).isEqualTo(12);
        assertThat(script.fault()).isEqualTo(Fault.NONE);
    }

    @Test
    void readsDirectivesBehindTheModel() {
        var model = ModelId.parse("simulator?ttft=2s&fault=stall&after=3&burst");
        var script = Script.USUAL.with(model.directives());
        assertThat(model.name()).isEqualTo("simulator");
        assertThat(script.firstToken()).hasSeconds(2);
        assertThat(script.fault()).isEqualTo(Fault.STALL);
        assertThat(script.after()).isEqualTo(3);
        assertThat(script.burst()).isTrue();
    }

    @Test
    void takesAModelWithoutDirectivesAsItIs() {
        assertThat(ModelId.parse("vendor/model:free")).isEqualTo(new ModelId("vendor/model:free", Map.of()));
    }

    @Test
    void letsFailBeShortForAStatus() {
        var script = Script.USUAL.with(Map.of("fail", "429"));
        assertThat(script.fault()).isEqualTo(Fault.STATUS);
        assertThat(script.status()).isEqualTo(429);
        assertThat(script.faultless().fault()).isEqualTo(Fault.NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "ttft, soon",
        "tokens, -1",
        "tokens, many",
        "chunk, 0",
        "fault, crash",
        "status, 200",
        "fail, 99",
        "burst, 1",
        "nonsense, 1"
    })
    void refusesWhatItCannotDoAndNamesIt(String name, String value) {
        assertThatThrownBy(() -> Script.USUAL.with(Map.of(name, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(name);
    }
}
