package io.torouter.router.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.answer.Framing;
import io.torouter.answer.PassThrough;
import io.torouter.bus.Headers;
import io.torouter.bus.Outcome;
import io.torouter.dialect.Operation;
import io.torouter.usage.Usage;
import io.vertx.core.buffer.Buffer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.concurrent.atomic.AtomicReference;

class ChargeTest {
    private static final String MESSAGE =
            "data: {\"type\":\"message_start\",\"message\":{\"usage\":{\"input_tokens\":70,"
                    + "\"cache_read_input_tokens\":5,\"output_tokens\":1}}}\n\n";
    private static final String TEXT =
            "data:"
                + " {\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\"%s\"}}\n\n";
    private static final String IMAGES = "{\"created\":1,\"data\":[{\"b64_json\":\"aQ==\"},{\"b64_json\":\"aQ==\"}]}";
    private final Edge edge = new Edge();

    @AfterEach
    void stop() {
        edge.close();
    }

    /** Of an answer that has brought this. */
    private Charge charge(Outcome outcome, Operation operation, Framing framing, String body)
            throws InterruptedException {
        var charge = new AtomicReference<Charge>();
        edge.inOneTurn(
                1 << 20,
                reply -> {
                    var head = AnswerHead.passing(new Answered(200, Headers.EMPTY));
                    var relay = new AnswerRelay(PassThrough.open(operation, framing, false), reply, head, framing);
                    relay.received(Buffer.buffer(body));
                    if (outcome == Outcome.COMPLETED) {
                        relay.ended();
                    }
                    charge.set(Charge.of(outcome, relay, new Charge.Terms(operation, "gpt-5", () -> 40)));
                    reply.creditBody(1);
                });
        return charge.get();
    }

    private Charge streamed(Outcome outcome, String... events) throws InterruptedException {
        return charge(outcome, Operation.MESSAGES, Framing.SSE, String.join("", events));
    }

    @Test
    void whoLeavesBeforeTheFirstWordPaysForTheInputThatWasReported() throws InterruptedException {
        assertThat(streamed(Outcome.CANCELLED, MESSAGE)).isEqualTo(new Charge(new Usage(70, 5, 0, 1, 0), false));
    }

    @Test
    void whoLeavesBeforeTheFirstWordPaysForTheInputThatIsEstimated() throws InterruptedException {
        var preamble = "data: {\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\"}}]}\n\n";

        assertThat(charge(Outcome.CANCELLED, Operation.CHAT_COMPLETIONS, Framing.SSE, preamble))
                .isEqualTo(new Charge(new Usage(40, 0, 0, 0, 0), false));
    }

    @ParameterizedTest
    @EnumSource(names = {"UPSTREAM_ERROR", "TRUNCATED", "TIMED_OUT", "INTERNAL_ERROR", "ROUTER_LOST", "REFUSED"})
    void whatFailsBeforeTheCommitCostsNothing(Outcome outcome) throws InterruptedException {
        assertThat(streamed(outcome, MESSAGE)).isEqualTo(Charge.NONE);
    }

    @Test
    void whatWasSaidBeforeItWasWrittenIsNoCountOfTheOutput() throws InterruptedException {
        var charge = streamed(Outcome.TRUNCATED, MESSAGE, TEXT.formatted("eight by").repeat(50));

        assertThat(charge.reported()).isFalse();
        assertThat(charge.usage().totalInput()).isEqualTo(75);
        assertThat(charge.usage().output()).isBetween(95L, 105L);
    }

    @Test
    void anUpstreamThatCountsInThePreambleAloneHasNotCountedTheOutput() throws InterruptedException {
        var end = "data: {\"type\":\"message_stop\"}\n\n";
        var charge = streamed(Outcome.COMPLETED, MESSAGE, TEXT.formatted("eight by").repeat(50), end);

        assertThat(charge.reported()).isFalse();
        assertThat(charge.usage().output()).isBetween(95L, 105L);
    }

    @Test
    void aZeroIsNoCountOfAnOutputThatWasCutOff() throws InterruptedException {
        var zero = "data: {\"type\":\"message_delta\",\"delta\":{},\"usage\":{\"output_tokens\":0}}\n\n";
        var charge = streamed(Outcome.CANCELLED, TEXT.formatted("eight by").repeat(50), zero);

        assertThat(charge.reported()).isFalse();
        assertThat(charge.usage().output()).isBetween(95L, 105L);
    }

    @Test
    void anAnswerWithoutOutputCostsTheInputThatItsUpstreamSays() throws InterruptedException {
        var blocked = "{\"promptFeedback\":{\"blockReason\":\"SAFETY\"},\"usageMetadata\":{\"promptTokenCount\":8}}";

        assertThat(charge(Outcome.COMPLETED, Operation.GENERATE_CONTENT, Framing.JSON, blocked))
                .isEqualTo(new Charge(new Usage(8, 0, 0, 0, 0), true));
    }

    @Test
    void longEventsAreCountedByTheirTextAndNotByTheirNumber() throws InterruptedException {
        var charge = streamed(Outcome.TRUNCATED, MESSAGE, TEXT.formatted("x".repeat(400)).repeat(20));

        assertThat(charge.usage().output()).isBetween(1900L, 2100L);
    }

    @Test
    void imagesThatNobodyCountsTokensForAreCountedThemselves() throws InterruptedException {
        assertThat(charge(Outcome.COMPLETED, Operation.IMAGE_GENERATIONS, Framing.JSON, IMAGES))
                .isEqualTo(new Charge(Usage.NONE.with(new Usage.Detail(0, 0, 0, 0, 2)), true));
    }

    @Test
    void vectorsAreNoText() throws InterruptedException {
        assertThat(charge(Outcome.COMPLETED, Operation.EMBEDDINGS, Framing.JSON, "{\"data\":[{\"embedding\":[1,2]}]}"))
                .isEqualTo(new Charge(new Usage(40, 0, 0, 0, 0), false));
    }
}
