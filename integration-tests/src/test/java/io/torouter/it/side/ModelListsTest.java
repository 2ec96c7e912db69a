package io.torouter.it.side;

import static io.torouter.it.side.SideGateway.ANTHROPIC;
import static io.torouter.it.side.SideGateway.GEMINI;
import static io.torouter.it.side.SideGateway.RESPONSES;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ModelListsTest {
    private static SideGateway side;

    @BeforeAll
    static void start() {
        side = SideGateway.start();
    }

    @AfterAll
    static void stop() {
        side.close();
    }

    @Test
    void anthropicsSdkReadsLimitsAndCapabilities() {
        var client = side.anthropic();
        var model = client.models().retrieve(ANTHROPIC);

        assertThat(model.displayName()).isEqualTo("Claude");
        assertThat(model.maxInputTokens()).contains(200_000L);
        assertThat(model.maxTokens()).contains(64_000L);
        assertThat(model.capabilities().orElseThrow().imageInput().supported()).isTrue();
        assertThat(model.capabilities().orElseThrow().effort().max().supported()).isFalse();
        assertThat(client.models().retrieve(GEMINI).capabilities()).isPresent();
        client.close();
    }

    @Test
    void googlesSdkReadsWhatAModelDoes() {
        try (var client = side.google()) {
            var model = client.models.get(GEMINI, null);

            assertThat(model.supportedActions().orElseThrow()).contains("embedContent");
            assertThat(client.models.get(ANTHROPIC, null).displayName()).contains("Claude");
        }
    }

    @Test
    void othersReadPricesAndModalities() {
        var answer = side.get("/v1/models/" + ANTHROPIC);

        assertThat(answer.body())
                .contains(
                        "\"context_length\":200000",
                        "\"input_modalities\":[\"text\",\"image\",\"file\"]",
                        "\"prompt\":\"0.000003\"",
                        "\"input_cache_read\":\"0.0000003\"",
                        "\"max_completion_tokens\":64000",
                        "\"tool_choice\"");
    }

    @Test
    void codexReadsModelsThatHaveASystemPrompt() {
        var answer = side.get("/v1/models?client_version=0.169.0");

        assertThat(answer.body())
                .contains("\"models\":[{\"slug\":\"" + RESPONSES + "\"", "\"base_instructions\":\"You write code.\"")
                .doesNotContain("\"slug\":\"" + ANTHROPIC);
    }
}
