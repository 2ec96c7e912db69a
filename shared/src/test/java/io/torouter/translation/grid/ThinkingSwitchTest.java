package io.torouter.translation.grid;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.torouter.dialect.Dialect;
import io.torouter.request.EditedBody;
import io.torouter.translation.vendor.Vendors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class ThinkingSwitchTest {
    private static final Vendors VENDORS = Vendors.builtIn();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "OPENAI_CHAT|openai|gpt-5|{\"model\":\"m\"}|{\"reasoning_effort\":\"medium\",\"model\":\"m\"}",
                "OPENAI_CHAT|openrouter|x/y|{ \"model\":\"m\"}|{\"reasoning\":{\"effort\":\"medium\"},"
                        + " \"model\":\"m\"}",
                "OPENAI_RESPONSES|openai|gpt-5|{\"input\":1}|{\"reasoning\":{\"effort\":\"medium\"},\"input\":1}",
                "GEMINI_GENERATE|gemini|gemini-2.5-pro|{}|{\"generationConfig\":{\"thinkingConfig\":"
                        + "{\"thinkingBudget\":-1,\"includeThoughts\":true}}}",
                "GEMINI_GENERATE|gemini|gemini-2.5-pro|{\"contents\":[],\"generationConfig\":{\"topK\":1}}|"
                        + "{\"contents\":[],\"generationConfig\":{\"thinkingConfig\":"
                        + "{\"thinkingBudget\":-1,\"includeThoughts\":true},\"topK\":1}}",
                "GEMINI_GENERATE|gemini|gemini-3-pro|{\"generationConfig\":{}}|{\"generationConfig\":"
                        + "{\"thinkingConfig\":{\"thinkingLevel\":\"high\",\"includeThoughts\":true}}}",
            })
    void reasoningIsTurnedOnInTheDialectsOwnWords(
            Dialect dialect, String type, String model, String body, String expected) {
        assertThat(edited(dialect, type, model, body)).isEqualTo(expected);
    }

    @Test
    void aBudgetLeavesRoomForTheAnswer() {
        var body = "{\"max_tokens\":4000,\"messages\":[]}";

        assertThat(edited(Dialect.ANTHROPIC_MESSAGES, "anthropic", "claude-sonnet-4-5", body))
                .isEqualTo(
                        "{\"thinking\":{\"type\":\"enabled\",\"budget_tokens\":2000},"
                                + "\"max_tokens\":4000,\"messages\":[]}");
    }

    @Test
    void whereThereIsNoRoomForABudgetThinkingIsDropped() {
        var asked = of(Dialect.ANTHROPIC_MESSAGES, "anthropic", "claude-sonnet-4-5", "{\"max_tokens\":1000}");

        assertThat(asked.edit()).isNull();
        assertThat(asked.dropped()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "OPENAI_CHAT|{\"reasoning_effort\":\"low\"}",
                "OPENAI_RESPONSES|{\"a\":{\"reasoning\":1},\"reasoning\":{}}",
                "ANTHROPIC_MESSAGES|{\"thinking\":{\"type\":\"disabled\"}}",
                "GEMINI_GENERATE|{\"generationConfig\":{\"topK\":{\"x\":1},\"thinkingConfig\":{}}}",
            })
    void whatTheClientSaidStands(Dialect dialect, String body) {
        assertThat(of(dialect, "openai", "m", body)).isEqualTo(new ThinkingSwitch(null, false));
    }

    @Test
    void whatIsSaidInsideTheConversationSaysNothing() {
        var body = "{\"messages\":[{\"reasoning_effort\":1}]}";

        assertThat(edited(Dialect.OPENAI_CHAT, "openai", "gpt-5", body)).startsWith("{\"reasoning_effort\":\"medium\"");
    }

    private static ThinkingSwitch of(Dialect dialect, String type, String model, String body) {
        var vendor = VENDORS.of(dialect, type, "host", model);
        byte[] bytes = ("before" + body + "behind").getBytes(UTF_8);
        return ThinkingSwitch.of(dialect, vendor, bytes, 6, bytes.length - 6);
    }

    private static String edited(Dialect dialect, String type, String model, String body) {
        var edit = of(dialect, type, model, body).edit();
        assertThat(edit).isNotNull();
        byte[] bytes = body.getBytes(UTF_8);
        return new String(EditedBody.of(bytes, 0, bytes.length, List.of(edit)).toBytes(), UTF_8);
    }
}
