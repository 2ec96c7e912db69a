package io.torouter.error;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.torouter.dialect.Operation;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorEventTest {
    private static final GatewayError BROKEN =
            new GatewayError(ErrorCode.STREAM_BROKEN, "The upstream broke off its answer.");

    @ParameterizedTest
    @CsvSource({
        "CHAT_COMPLETIONS, openai.chat.sse",
        "IMAGE_EDITS, openai.chat.sse",
        "AUDIO_TRANSCRIPTIONS, openai.chat.sse",
        "RESPONSES, openai.responses.sse",
        "MESSAGES, anthropic.messages.sse",
        "STREAM_GENERATE_CONTENT, gemini.generate.sse"
    })
    void endsAStreamInItsDialect(Operation operation, String file) {
        assertThat(render(operation)).isEqualTo(Golden.text("event-" + file));
    }

    @Test
    void neverPretendsThatAStreamIsComplete() {
        assertThat(Operation.values()).extracting(ErrorEventTest::render).noneMatch(event -> event.contains("[DONE]"));
    }

    @Test
    void closesTheArrayOfAGeminiStream() throws Exception {
        var end = new String(ErrorEvent.renderArrayEnd(BROKEN, "req-1"), UTF_8);

        var array = new ObjectMapper().readTree("[{}" + end);

        assertThat(array.get(1).at("/error/status").textValue()).isEqualTo("UNAVAILABLE");
        assertThat(end).isEqualTo(Golden.text("event-gemini.generate.json"));
    }

    private static String render(Operation operation) {
        return new String(ErrorEvent.render(operation, BROKEN, "req-1"), UTF_8);
    }
}
