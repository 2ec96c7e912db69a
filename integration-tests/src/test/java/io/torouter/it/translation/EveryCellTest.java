package io.torouter.it.translation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.torouter.dialect.Dialect;
import io.torouter.dialect.Surface;
import io.torouter.it.Eventually;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** What every client gets from every upstream. */
class EveryCellTest {
    private static Grid grid;

    @BeforeAll
    static void start() {
        grid = Grid.start();
    }

    @AfterAll
    static void stop() {
        grid.close();
    }

    @ParameterizedTest
    @MethodSource("io.torouter.it.translation.Cell#all")
    void anAnswerHasTextAndUsage(Cell cell) {
        var heard = grid.call(cell.ask(Question.WHOLE));

        assertThat(heard.status()).as(heard.body()).isEqualTo(200);
        assertThat(heard.header("content-type")).startsWith("application/json");
        var told = Told.whole(cell.client(), heard.body());
        assertThat(told.text()).contains("Tell me of the sea");
        assertThat(told.inputTokens()).isPositive();
        assertThat(told.outputTokens()).isPositive();
    }

    @ParameterizedTest
    @MethodSource("io.torouter.it.translation.Cell#all")
    void aStreamSaysTheSameInTheGrammarOfItsClient(Cell cell) {
        var whole = Told.whole(cell.client(), grid.call(cell.ask(Question.WHOLE)).body());
        var heard = grid.call(cell.ask(Question.STREAM));

        assertThat(heard.status()).as(heard.body()).isEqualTo(200);
        assertThat(heard.header("content-type")).startsWith("text/event-stream");
        var told = Told.stream(cell.client(), heard.body());
        assertThat(told.violations()).as(heard.body()).isEmpty();
        assertThat(told.text()).isEqualTo(whole.text());
        assertThat(told.outputTokens()).isEqualTo(whole.outputTokens());
        assertThat(heard.whole()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("io.torouter.it.translation.Cell#all")
    void aToolIsCalled(Cell cell) {
        var heard = grid.call(cell.ask(Question.TOOL));

        assertThat(Told.whole(cell.client(), heard.body()).tool())
                .as(heard.body())
                .startsWith("get_weather {\"city\":");
    }

    @ParameterizedTest
    @MethodSource("io.torouter.it.translation.Cell#all")
    void aToolIsCalledInAStream(Cell cell) {
        var heard = grid.call(cell.ask(Question.TOOL_STREAM));
        var told = Told.stream(cell.client(), heard.body());

        assertThat(told.tool()).as(heard.body()).startsWith("get_weather {\"city\":");
        assertThat(told.violations()).as(heard.body()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = Dialect.class, names = "GEMINI_GENERATE", mode = EnumSource.Mode.EXCLUDE)
    void aGeminiClientMayHaveItsStreamAsAnArray(Dialect upstream) {
        var cell = new Cell(Dialect.GEMINI_GENERATE, upstream);
        var events = Told.stream(cell.client(), grid.call(cell.ask(Question.STREAM)).body());
        var heard = grid.call(cell.ask(Question.STREAM).asArray());

        assertThat(heard.header("content-type")).startsWith("application/json");
        var text = new StringBuilder();
        var elements = Told.json(heard.body());
        assertThat(elements.isArray()).isTrue();
        elements.forEach(element -> text.append(Told.whole(cell.client(), element.toString()).text()));
        assertThat(text).hasToString(events.text());
    }

    @ParameterizedTest
    @MethodSource("io.torouter.it.translation.Cell#all")
    void anUpstreamsRefusalHasTheShapeOfTheClient(Cell cell) {
        var ask = Ask.of(cell.client(), "wrong-" + cell.upstream().id(), Question.WHOLE);
        var heard = grid.call(ask);

        assertThat(heard.status()).isEqualTo(400);
        isError(cell.client().surface(), heard);
    }

    @ParameterizedTest
    @MethodSource("io.torouter.it.translation.Cell#all")
    void slowDownKeepsItsTimeToWait(Cell cell) {
        var heard = grid.call(Ask.of(cell.client(), "busy-" + cell.upstream().id(), Question.STREAM));

        assertThat(heard.status()).isEqualTo(429);
        assertThat(heard.header("retry-after")).isEqualTo("7");
        isError(cell.client().surface(), heard);
    }

    private static void isError(Surface surface, Grid.Heard heard) {
        var body = Told.json(heard.body());
        assertThat(body.at("/error/message").asText()).as(heard.body()).isNotEmpty();
        switch (surface) {
            case OPENAI -> assertThat(body.path("error").has("param")).isTrue();
            case ANTHROPIC -> assertThat(body.path("type").asText()).isEqualTo("error");
            case GEMINI -> {
                assertThat(body.at("/error/code").asInt()).isEqualTo(heard.status());
                assertThat(body.at("/error/status").asText()).matches("[A-Z_]+");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("io.torouter.it.translation.Cell#all")
    void failoverCrossesDialects(Cell cell) {
        var heard = grid.call(Ask.of(cell.client(), "first-" + cell.upstream().id(), Question.STREAM));

        assertThat(heard.header("x-torouter-channel")).isEqualTo("behind-" + cell.upstream().id());
        assertThat(heard.header("x-torouter-attempts")).isEqualTo("2");
        var told = Told.stream(cell.client(), heard.body());
        assertThat(told.text()).contains("Tell me of the sea");
        assertThat(told.violations()).as(heard.body()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("io.torouter.it.translation.Cell#all")
    void aStreamThatIsCutEndsWithAnErrorAndNoTerminator(Cell cell) {
        for (var how : new String[] {"cut-", "closed-"}) {
            var ask = Ask.of(cell.client(), how + cell.upstream().id(), Question.STREAM);
            var body = RawCall.body(grid.gateway().url(), grid.gateway().key(), ask);

            endsInError(cell.client(), body);
            assertThat(body).contains("upstream_unavailable");
        }
    }

    @ParameterizedTest
    @MethodSource("io.torouter.it.translation.Cell#foreign")
    void anErrorInsideAStreamIsAnErrorInsideTheClients(Cell cell) {
        var heard = grid.call(Ask.of(cell.client(), "failed-" + cell.upstream().id(), Question.STREAM));

        assertThat(heard.status()).isEqualTo(200);
        endsInError(cell.client(), heard.body());
    }

    private static void endsInError(Dialect client, String body) {
        switch (client) {
            case OPENAI_CHAT -> assertThat(lastEvent(body).path("error").isObject()).as(body).isTrue();
            case OPENAI_RESPONSES ->
                    assertThat(lastEvent(body).path("type").asText()).as(body).isIn("error", "response.failed");
            case ANTHROPIC_MESSAGES -> assertThat(lastEvent(body).path("type").asText()).as(body).isEqualTo("error");
            case GEMINI_GENERATE ->
                    assertThat(Told.json(body.substring(body.lastIndexOf("\n{\"error\"") + 1)).has("error")).isTrue();
        }
        assertThat(body).doesNotContain("[DONE]", "message_stop", "response.completed", "finishReason");
    }

    private static JsonNode lastEvent(String body) {
        var data = body.substring(body.lastIndexOf("data: ") + 6);
        return Told.json(data);
    }

    @ParameterizedTest
    @MethodSource("io.torouter.it.translation.Cell#foreign")
    void whenTheClientLeavesTheUpstreamIsReset(Cell cell) throws IOException {
        var before = grid.gateway().seen().aborted();
        var response = grid.open(Ask.of(cell.client(), "slow-" + cell.upstream().id(), Question.STREAM));
        var first = new String(response.body().readNBytes(64), StandardCharsets.UTF_8);
        assertThat(first).isNotEmpty();

        response.body().close();

        Eventually.holds(
                "the upstream is reset", Duration.ofSeconds(5), () -> grid.gateway().seen().aborted() == before + 1);
    }

    @Test
    void translationsAreCounted() {
        grid.call(new Cell(Dialect.OPENAI_CHAT, Dialect.GEMINI_GENERATE).ask(Question.WHOLE));

        assertThat(grid.gateway().metrics())
                .contains(
                        "torouter_translations_total{from=\"openai.chat\",outcome=\"completed\","
                                + "to=\"gemini.generate\"}");
    }
}
