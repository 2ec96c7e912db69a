package io.torouter.translation.anthropic;

import static io.torouter.translation.anthropic.Asked.HAIKU;
import static io.torouter.translation.anthropic.Asked.OPUS;
import static io.torouter.translation.anthropic.Asked.assistant;
import static io.torouter.translation.anthropic.Asked.call;
import static io.torouter.translation.anthropic.Asked.result;
import static io.torouter.translation.anthropic.Asked.thought;
import static io.torouter.translation.anthropic.Asked.tool;
import static io.torouter.translation.anthropic.Asked.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.canonical.FunctionTool;
import io.torouter.canonical.Limits;
import io.torouter.canonical.Sampling;
import io.torouter.canonical.Text;
import io.torouter.canonical.Thinking;
import io.torouter.canonical.Thinking.Effort;
import io.torouter.canonical.Thinking.Mode;
import io.torouter.canonical.ToolChoice;
import io.torouter.canonical.Tools;
import io.torouter.dialect.Dialect;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.List;

class ThinkingTest {
    private static Asked asked(String model, Mode mode, @Nullable Effort effort, @Nullable Long budget) {
        return Asked.of(model, user("hi")).thinking(new Thinking(mode, effort, budget, null, false));
    }

    private static String thinking(Asked asked) {
        return asked.body().path("thinking").toString();
    }

    private static String effort(Asked asked) {
        return asked.body().path("output_config").path("effort").asText();
    }

    @Test
    void anEffortIsABudgetForModelsThatKnowNoEffort() {
        var asked = asked(HAIKU, Mode.ON, Effort.HIGH, null);
        assertThat(thinking(asked)).isEqualTo("{\"type\":\"enabled\",\"budget_tokens\":20480}");
        assertThat(asked.body().has("output_config")).isFalse();
        assertThat(asked.dropped()).isEmpty();
    }

    @Test
    void anEffortIsAnEffortForModelsThatDecideForThemselves() {
        var asked = asked(OPUS, Mode.ON, Effort.XHIGH, null);
        assertThat(thinking(asked)).isEqualTo("{\"type\":\"adaptive\",\"display\":\"summarized\"}");
        assertThat(effort(asked)).isEqualTo("xhigh");
        assertThat(asked.dropped()).isEmpty();
    }

    @Test
    void anEffortThatTheModelHasNotIsTheNextLowerByName() {
        var asked = asked("claude-sonnet-4-6", Mode.ON, Effort.XHIGH, null);
        assertThat(effort(asked)).isEqualTo("high");
        assertThat(asked.dropped()).containsExactly("reasoning_effort");
    }

    @Test
    void theLeastEffortOfOthersIsTheLeastHere() {
        var asked = asked(OPUS, Mode.ON, Effort.MINIMAL, null);
        assertThat(effort(asked)).isEqualTo("low");
        assertThat(asked.dropped()).isEmpty();
    }

    @Test
    void whoWantsToSeeThoughtsGetsSome() {
        var shown = new Thinking(Mode.UNSAID, null, null, "auto", false);
        assertThat(thinking(Asked.of(OPUS, user("hi")).thinking(shown)))
                .isEqualTo("{\"type\":\"adaptive\",\"display\":\"summarized\"}");
        var hidden = new Thinking(Mode.UNSAID, null, null, "none", false);
        assertThat(Asked.of(OPUS, user("hi")).thinking(hidden).body().has("thinking")).isFalse();
    }

    @Test
    void aBudgetIsAnEffortForModelsThatTakeNone() {
        var asked = asked(OPUS, Mode.ON, null, 12_000L);
        assertThat(thinking(asked)).contains("adaptive");
        assertThat(effort(asked)).isEqualTo("medium");
        assertThat(asked.dropped()).containsExactly("reasoning.max_tokens");
    }

    @Test
    void aBudgetStaysForModelsThatTakeBoth() {
        var asked = asked("claude-opus-4-6", Mode.ON, null, 12_000L);
        assertThat(thinking(asked)).isEqualTo("{\"type\":\"enabled\",\"budget_tokens\":12000}");
    }

    @Test
    void aBudgetLeavesRoomForTheAnswer() {
        var asked = asked(HAIKU, Mode.ON, null, 24_576L).limits(new Limits(8_000L, List.of(), null, false, null));
        assertThat(thinking(asked)).isEqualTo("{\"type\":\"enabled\",\"budget_tokens\":6400}");
        assertThat(asked.dropped()).containsExactly("reasoning.max_tokens");
    }

    @Test
    void thereIsNoThinkingWhereTheAnswerHasNoRoomForIt() {
        var asked = asked(HAIKU, Mode.ON, Effort.LOW, null).limits(new Limits(500L, List.of(), null, false, null));
        assertThat(asked.body().has("thinking")).isFalse();
        assertThat(asked.dropped()).containsExactly("reasoning_effort");
    }

    @Test
    void modelsThatCannotThinkAreNotAskedTo() {
        var asked = asked("claude-3-5-haiku-20241022", Mode.ON, Effort.LOW, null);
        assertThat(asked.body().has("thinking")).isFalse();
        assertThat(asked.dropped()).containsExactly("reasoning_effort");
    }

    @Test
    void eachModelIsToldNotToThinkInItsOwnWords() {
        assertThat(thinking(asked(HAIKU, Mode.OFF, null, null))).isEqualTo("{\"type\":\"disabled\"}");
        assertThat(thinking(asked("claude-opus-5", Mode.OFF, null, null))).isEqualTo("{\"type\":\"disabled\"}");
        assertThat(thinking(asked("claude-sonnet-5-5", Mode.OFF, null, null)))
                .isEqualTo("{\"type\":\"between_tools\"}");
        assertThat(thinking(asked("claude-opus-4-7", Mode.OFF, null, null))).isEmpty();
    }

    @Test
    void aModelThatAlwaysThinksTriesLeastInstead() {
        var asked = asked("claude-fable-5", Mode.OFF, null, null);
        assertThat(asked.body().has("thinking")).isFalse();
        assertThat(effort(asked)).isEqualTo("low");
        assertThat(asked.dropped()).containsExactly("reasoning_effort");
    }

    @Test
    void thinkingIsSwitchedOffWhereAnOpenLoopOfToolsBeganWithoutIt() {
        var asked =
                Asked.of(HAIKU, user("go"), assistant(call("a")), tool(result("a")))
                        .thinking(new Thinking(Mode.ON, Effort.LOW, null, null, false));
        assertThat(thinking(asked)).isEqualTo("{\"type\":\"disabled\"}");
        assertThat(asked.dropped()).containsExactly("reasoning_effort");
    }

    @Test
    void thinkingGoesOnInALoopThatBeganWithIt() {
        var first = assistant(thought(Dialect.ANTHROPIC_MESSAGES), call("a"));
        var asked =
                Asked.of(HAIKU, user("go"), first, tool(result("a")), assistant(call("b")), tool(result("b")))
                        .thinking(new Thinking(Mode.ON, Effort.LOW, null, null, false));
        assertThat(thinking(asked)).contains("enabled");
        assertThat(asked.dropped()).isEmpty();
    }

    @Test
    void thoughtsOfAnOpenLoopStayBehindWhereThereIsNoThinking() {
        var asked =
                Asked.of(
                        HAIKU,
                        user("go"),
                        assistant(thought(Dialect.ANTHROPIC_MESSAGES), new Text("so")),
                        user("on"),
                        assistant(thought(Dialect.ANTHROPIC_MESSAGES), call("a")),
                        tool(result("a")));
        var messages = asked.body().path("messages");
        assertThat(messages.path(1).path("content").findValuesAsText("type")).containsExactly("thinking", "text");
        assertThat(messages.path(3).path("content").findValuesAsText("type")).containsExactly("tool_use");
        assertThat(asked.dropped()).containsExactly("messages.reasoning");
    }

    @Test
    void modelsThatDecideForThemselvesNeedNoThoughtInALoop() {
        var asked =
                Asked.of(OPUS, user("go"), assistant(call("a")), tool(result("a")))
                        .thinking(new Thinking(Mode.ON, Effort.LOW, null, null, false));
        assertThat(thinking(asked)).contains("adaptive");
        assertThat(asked.dropped()).isEmpty();
    }

    @Test
    void aCallCannotBeDemandedOfAModelWithABudget() {
        var tools = new Tools(List.of(new FunctionTool("look", null, null)), new ToolChoice.Required(), null);
        var asked = asked(HAIKU, Mode.ON, Effort.LOW, null).tools(tools);
        assertThat(asked.body().path("tool_choice").toString()).isEqualTo("{\"type\":\"auto\"}");
        assertThat(asked.dropped()).containsExactly("tool_choice");
        assertThat(
                        asked("claude-opus-4-6", Mode.ON, Effort.LOW, null)
                                .tools(tools)
                                .body()
                                .path("tool_choice")
                                .path("type")
                                .asText())
                .isEqualTo("any");
    }

    @Test
    void samplingIsLeftOutBesideThinking() {
        var asked = asked(HAIKU, Mode.ON, Effort.LOW, null).sampling(new Sampling(0.5, 0.5, 10L, null, null, null));
        var body = asked.body();
        assertThat(List.of(body.has("temperature"), body.has("top_p"), body.has("top_k"))).containsOnly(false);
        assertThat(asked.dropped()).containsExactly("temperature", "top_p", "top_k");
    }
}
