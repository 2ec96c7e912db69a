package io.torouter.it.translation;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.dialect.Dialect;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What cannot be carried is named or refused; what a model's name asks for is done. */
class LossesTest {
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
    @CsvSource({
        "OPENAI_CHAT, ANTHROPIC_MESSAGES, logit_bias, '\"logit_bias\":{\"50256\":-100}'",
        "OPENAI_CHAT, GEMINI_GENERATE, logit_bias, '\"logit_bias\":{\"50256\":-100}'",
        "OPENAI_RESPONSES, ANTHROPIC_MESSAGES, truncation, '\"truncation\":\"auto\"'",
        "ANTHROPIC_MESSAGES, OPENAI_RESPONSES, top_k, '\"top_k\":7'",
        "GEMINI_GENERATE, OPENAI_RESPONSES, generationConfig.seed, '\"generationConfig\":{\"seed\":7}'",
    })
    void whatIsLostIsNamedOrRefused(Dialect client, Dialect upstream, String field, String member) {
        var ask = new Cell(client, upstream).ask(Question.WHOLE).saying(member);

        assertThat(grid.call(ask).header("x-torouter-dropped").split(",")).contains(field);
        var refused = grid.call(ask.with("x-torouter-strict", "true"));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).contains(field);
    }

    @Test
    void aStreamNamesItsLossesAheadOfItself() {
        var ask =
                new Cell(Dialect.ANTHROPIC_MESSAGES, Dialect.OPENAI_RESPONSES)
                        .ask(Question.STREAM)
                        .saying("\"top_k\":7");

        var heard = grid.call(ask);

        assertThat(heard.header("x-torouter-dropped")).isEqualTo("top_k");
        assertThat(Told.stream(Dialect.ANTHROPIC_MESSAGES, heard.body()).violations()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("io.torouter.it.translation.Cell#all")
    void whatEveryDialectHasIsNotLost(Cell cell) {
        for (var question : new Question[] {Question.WHOLE, Question.STREAM, Question.TOOL, Question.TOOL_STREAM}) {
            var heard = grid.call(cell.ask(question).with("x-torouter-strict", "true"));

            assertThat(heard.status()).as(heard.body()).isEqualTo(200);
            if (question.stream()) {
                assertThat(heard.header("x-torouter-dropped")).isEmpty();
            }
        }
    }

    @Test
    void theWishToBeStrictStaysHere() {
        grid.call(
                new Cell(Dialect.OPENAI_CHAT, Dialect.OPENAI_CHAT)
                        .ask(Question.WHOLE)
                        .with("x-torouter-strict", "true"));

        var last = grid.gateway().seen().last();
        assertThat(last).isNotNull();
        assertThat(last.header("x-torouter-strict")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("io.torouter.it.translation.Cell#all")
    void aModelThatIsCalledThinkingReasonsWhereItCan(Cell cell) {
        var ask = Ask.of(cell.client(), Grid.model(cell.upstream()) + "-thinking", Question.WHOLE);
        var heard = grid.call(ask);

        assertThat(heard.status()).as(heard.body()).isEqualTo(200);
        var sent = Told.json(grid.upstreamBody());
        boolean asked =
                sent.has("reasoning_effort")
                        || sent.has("reasoning")
                        || sent.has("thinking")
                        || sent.path("generationConfig").has("thinkingConfig");
        boolean named = !heard.header("x-torouter-dropped").isEmpty();
        assertThat(asked || named).as(sent.toString()).isTrue();
    }

    @Test
    void headersOfOneVendorDoNotReachAnother() {
        grid.call(
                new Cell(Dialect.ANTHROPIC_MESSAGES, Dialect.OPENAI_CHAT)
                        .ask(Question.WHOLE)
                        .with("anthropic-beta", "context-1m-2025-08-07"));

        var last = grid.gateway().seen().last();
        assertThat(last).isNotNull();
        assertThat(last.header("anthropic-version")).isEmpty();
        assertThat(last.header("anthropic-beta")).isEmpty();
        assertThat(last.uri()).isEqualTo("/v1/chat/completions");
    }
}
