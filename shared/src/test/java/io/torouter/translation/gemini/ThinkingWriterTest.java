package io.torouter.translation.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.canonical.Drops;
import io.torouter.canonical.Thinking;
import io.torouter.canonical.Thinking.Effort;
import io.torouter.canonical.Thinking.Mode;
import io.torouter.dialect.Dialect;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

final class ThinkingWriterTest {
    private final Drops drops = new Drops(Dialect.OPENAI_CHAT);

    private String config(String model, Thinking thinking) {
        var request = Bodies.request("{\"contents\": \"Hi\"}").withThinking(thinking);
        var config = Bodies.encoded(request, model, drops).at("/generationConfig/thinkingConfig");
        return config.isMissingNode() ? "" : config.toString().replace("\"", "");
    }

    private static Thinking effort(Effort effort) {
        return new Thinking(Mode.ON, effort, null, "none", false);
    }

    private static Thinking mode(Mode mode, @Nullable Long budget) {
        return new Thinking(mode, null, budget, "none", false);
    }

    @ParameterizedTest
    @CsvSource({
        "gemini-3-flash-preview, MINIMAL, minimal",
        "gemini-3-flash-preview, MAX, high",
        "gemini-3-pro-preview, MINIMAL, low",
        "gemini-3-pro-preview, MEDIUM, high",
        "gemini-3.1-pro-preview, MEDIUM, medium",
        "gemini-3.5-flash-lite, MINIMAL, minimal",
        "gemini-3.8-flash, MINIMAL, low",
        "gemini-4-argon, XHIGH, high"
    })
    void picksALevelThatTheModelHas(String model, Effort effort, String level) {
        assertThat(config(model, effort(effort))).isEqualTo("{thinkingLevel:" + level + "}");
    }

    @ParameterizedTest
    @CsvSource({
        "gemini-2.5-flash, LOW, 1024",
        "gemini-2.5-flash, MEDIUM, 8192",
        "gemini-2.5-flash, HIGH, 24576",
        "gemini-2.5-flash, MAX, 24576",
        "gemini-2.5-pro, MAX, 32768"
    })
    void picksABudgetForAnEffort(String model, Effort effort, long budget) {
        assertThat(config(model, effort(effort))).isEqualTo("{thinkingBudget:" + budget + "}");
    }

    @Test
    void keepsBudgetsWithinTheirBounds() {
        assertThat(config("gemini-2.5-flash", mode(Mode.ON, 100_000L))).isEqualTo("{thinkingBudget:24576}");
        assertThat(config("gemini-2.5-flash-lite", mode(Mode.ON, 10L))).isEqualTo("{thinkingBudget:512}");
        assertThat(config("gemini-2.5-pro", mode(Mode.ADAPTIVE, null))).isEqualTo("{thinkingBudget:-1}");
    }

    @Test
    void makesALevelOfABudgetAndNamesIt() {
        assertThat(config("gemini-3-flash", mode(Mode.ON, 4_000L))).isEqualTo("{thinkingLevel:medium}");
        assertThat(drops.names()).isEqualTo(List.of("reasoning.max_tokens"));
    }

    @Test
    void switchesThinkingOffAsFarAsItCan() {
        var off = mode(Mode.OFF, null);
        assertThat(config("gemini-2.5-flash", off)).isEqualTo("{thinkingBudget:0}");
        assertThat(config("gemini-4-argon", off)).isEqualTo("{thinkingBudget:0}");
        assertThat(config("gemini-3-flash", off)).isEqualTo("{thinkingLevel:minimal}");
        assertThat(config("gemini-2.0-flash", off)).isEmpty();
        assertThat(drops.isEmpty()).isTrue();
        assertThat(config("gemini-2.5-pro", off)).isEqualTo("{thinkingBudget:128}");
        assertThat(drops.names()).containsExactly("reasoning_effort");
    }

    @Test
    void showsThoughtsToWhoAsksForThem() {
        var asked = new Thinking(Mode.ON, Effort.LOW, null, null, false);
        assertThat(config("gemini-3-flash", asked)).isEqualTo("{thinkingLevel:low,includeThoughts:true}");
        assertThat(config("gemini-3-flash", Thinking.UNSAID)).isEmpty();
        var shown = new Thinking(Mode.UNSAID, null, null, "auto", false);
        assertThat(config("gemini-2.5-flash", shown)).isEqualTo("{includeThoughts:true}");
    }

    @Test
    void namesThinkingThatAModelLacks() {
        assertThat(config("gemini-2.0-flash", effort(Effort.HIGH))).isEmpty();
        assertThat(drops.names()).containsExactly("reasoning_effort");
    }
}
