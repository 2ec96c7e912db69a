package io.torouter.router;

import static io.torouter.router.Script.answers;
import static io.torouter.router.Script.isSilent;
import static io.torouter.router.Script.says;
import static io.torouter.router.Script.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.torouter.bus.Cancel;
import io.torouter.bus.Data;
import io.torouter.bus.End;
import io.torouter.bus.Fail;
import io.torouter.bus.Full;
import io.torouter.bus.Head;
import io.torouter.bus.Open;
import io.torouter.bus.Outcome;
import io.torouter.bus.Settled;
import io.torouter.bus.Settlement;
import io.torouter.dialect.Dialect;
import io.torouter.snapshot.ChannelType;
import io.torouter.translation.grid.Halves;
import io.torouter.usage.Usage;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.util.Set;

/** What a client of chat completions is charged for, by how its request ended and by the dialect of its upstream. */
class ChargedUsageTest {
    private static final int WORDS = 100;
    private static final String PROMPT = "read this ".repeat(WORDS);
    private final Script script = new Script();
    private final RouterRig rig = new RouterRig(script);

    private static String event(String data) {
        return "data: " + data + "\n\n";
    }

    /** How the answer comes: as the client's own dialect, or as another. */
    enum Road {
        PASSED(
                event("{\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\"}}]}"),
                event("{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"eight by\"}}]}"),
                event("{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}"),
                event("{\"choices\":[],\"usage\":{\"prompt_tokens\":70,\"completion_tokens\":30}}"),
                event("[DONE]"),
                event("{\"error\":{\"message\":\"no\",\"type\":\"server_error\"}}"),
                "{\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"%s\"},\"finish_reason\":\"stop\"}]%s}",
                ",\"usage\":{\"prompt_tokens\":70,\"completion_tokens\":30}"),
        TRANSLATED(
                event("{\"type\":\"message_start\",\"message\":{\"id\":\"m\",\"content\":[]}}"),
                event(
                        "{\"type\":\"content_block_delta\",\"index\":0,"
                                + "\"delta\":{\"type\":\"text_delta\",\"text\":\"eight by\"}}"),
                event("{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"end_turn\"}}"),
                event(
                        "{\"type\":\"message_delta\",\"delta\":{},"
                                + "\"usage\":{\"input_tokens\":70,\"output_tokens\":30}}"),
                event("{\"type\":\"message_stop\"}"),
                event("{\"type\":\"error\",\"error\":{\"type\":\"api_error\",\"message\":\"no\"}}"),
                "{\"type\":\"message\",\"role\":\"assistant\",\"content\":[{\"type\":\"text\",\"text\":\"%s\"}],"
                        + "\"stop_reason\":\"end_turn\"%s}",
                ",\"usage\":{\"input_tokens\":70,\"output_tokens\":30}");

        private final String start;
        private final String text;
        private final String stop;
        private final String usage;
        private final String end;
        private final String error;
        private final String whole;
        private final String wholeUsage;

        Road(
                String start,
                String text,
                String stop,
                String usage,
                String end,
                String error,
                String whole,
                String wholeUsage) {
            this.start = start;
            this.text = text;
            this.stop = stop;
            this.usage = usage;
            this.end = end;
            this.error = error;
            this.whole = whole;
            this.wholeUsage = wholeUsage;
        }

        /** The beginning and so many pieces of eight bytes. */
        private String texts(int pieces) {
            var block =
                    event(
                            "{\"type\":\"content_block_start\",\"index\":0,"
                                    + "\"content_block\":{\"type\":\"text\",\"text\":\"\"}}");
            return start + (this == TRANSLATED ? block : "") + text.repeat(pieces);
        }

        private String document(String usage) {
            return whole.formatted("eight by".repeat(WORDS), usage);
        }

        private Channels channel() {
            return this == PASSED
                    ? Channels.channel("first")
                    : Channels.channel("first").of(ChannelType.ANTHROPIC, Set.of(Dialect.ANTHROPIC_MESSAGES));
        }
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    private static Open asked(boolean stream) {
        return RouterRig.chat(
                1,
                "{\"model\":\"gpt-5\",\"stream\":%s,\"messages\":[{\"role\":\"user\",\"content\":\"%s\"}]}"
                        .formatted(stream, PROMPT),
                64 * 1024);
    }

    private void send(Road road, boolean stream, Handler<HttpServerRequest> act) {
        rig.halves = Halves.builtIn();
        script.channel("first", act);
        rig.serving(road.channel()).send(asked(stream));
    }

    private void sendStreamed(Road road, Handler<HttpServerRequest> act) {
        send(road, true, act);
    }

    private void awaitOutput() throws InterruptedException {
        rig.next(Head.class);
        rig.next(Data.class);
    }

    /** The prompt has 1,000 bytes; a model of OpenAI's reads a token for four of them. */
    private static void assertEstimated(Settlement settlement, Outcome outcome, int pieces) {
        assertThat(settlement.outcome()).isEqualTo(outcome);
        assertThat(settlement.usageReported()).isFalse();
        assertThat(settlement.usage().input()).isBetween(200L, 300L);
        assertThat(settlement.usage().output()).isBetween(2L * pieces, 3L * pieces);
    }

    private static void assertFree(Settlement settlement, Outcome outcome) {
        assertThat(settlement.outcome()).isEqualTo(outcome);
        assertThat(settlement.usage()).isEqualTo(Usage.NONE);
        assertThat(settlement.usageReported()).isFalse();
    }

    private static void assertReported(Settlement settlement, Outcome outcome) {
        assertThat(settlement.outcome()).isEqualTo(outcome);
        assertThat(settlement.usage()).isEqualTo(new Usage(70, 0, 0, 30, 0));
        assertThat(settlement.usageReported()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void aStreamThatIsCompleteCostsWhatItsUpstreamSays(Road road) throws InterruptedException {
        sendStreamed(road, streams(road.texts(3), road.stop, road.usage, road.end));

        rig.next(Head.class);
        assertReported(rig.nextAfterData(End.class).settlement(), Outcome.COMPLETED);
    }

    @ParameterizedTest
    @EnumSource
    void aDocumentThatIsCompleteCostsWhatItsUpstreamSays(Road road) throws InterruptedException {
        send(road, false, answers(200, road.document(road.wholeUsage)));

        assertReported(rig.next(Full.class).settlement(), Outcome.COMPLETED);
    }

    @ParameterizedTest
    @EnumSource
    void aStreamWhoseUpstreamNeverSaysIsEstimated(Road road) throws InterruptedException {
        sendStreamed(road, streams(road.texts(50), road.stop, road.end));

        rig.next(Head.class);
        assertEstimated(rig.nextAfterData(End.class).settlement(), Outcome.COMPLETED, 50);
    }

    @ParameterizedTest
    @EnumSource
    void aDocumentWhoseUpstreamNeverSaysIsEstimated(Road road) throws InterruptedException {
        send(road, false, answers(200, road.document("")));

        var settlement = rig.next(Full.class).settlement();

        assertThat(settlement.usageReported()).isFalse();
        assertThat(settlement.usage().input()).isBetween(200L, 300L);
        assertThat(settlement.usage().output()).isBetween(100L, 300L);
    }

    @ParameterizedTest
    @EnumSource
    void aRefusalOfTheUpstreamCostsNothing(Road road) throws InterruptedException {
        send(road, false, answers(400, "{\"error\":{\"type\":\"invalid_request_error\",\"message\":\"no\"}}"));

        assertFree(rig.next(Full.class).settlement(), Outcome.UPSTREAM_ERROR);
    }

    @ParameterizedTest
    @EnumSource
    void anErrorInsideAStreamCostsWhatCameBeforeIt(Road road) throws InterruptedException {
        sendStreamed(road, streams(road.texts(50), road.error));

        rig.next(Head.class);
        assertEstimated(rig.nextAfterData(End.class).settlement(), Outcome.UPSTREAM_ERROR, 50);
    }

    @ParameterizedTest
    @EnumSource
    void aStreamThatIsCutCostsWhatCameBefore(Road road) throws InterruptedException {
        sendStreamed(road, streams(road.texts(50)));

        rig.next(Head.class);
        assertEstimated(rig.nextAfterData(Fail.class).settlement(), Outcome.TRUNCATED, 50);
    }

    @ParameterizedTest
    @EnumSource
    void aStreamThatIsCutBehindItsUsageCostsWhatItsUpstreamSaid(Road road) throws InterruptedException {
        sendStreamed(road, streams(road.texts(50), road.usage));

        rig.next(Head.class);
        assertReported(rig.nextAfterData(Fail.class).settlement(), Outcome.TRUNCATED);
    }

    @ParameterizedTest
    @EnumSource
    void anAnswerThatFailsBeforeItBeganCostsNothing(Road road) throws InterruptedException {
        sendStreamed(road, streams(road.start, road.error));

        assertFree(rig.next(Fail.class).settlement(), Outcome.UPSTREAM_ERROR);
    }

    @ParameterizedTest
    @EnumSource
    void aStreamThatFallsSilentCostsWhatCameBefore(Road road) throws InterruptedException {
        sendStreamed(road, says(road.texts(50)));
        awaitOutput();

        rig.pass(Duration.ofMinutes(20));

        assertEstimated(rig.nextAfterData(Fail.class).settlement(), Outcome.TIMED_OUT, 50);
    }

    @ParameterizedTest
    @EnumSource
    void anUpstreamThatNeverAnswersCostsNothing(Road road) throws InterruptedException {
        sendStreamed(road, isSilent());
        script.nextCall();

        rig.pass(Duration.ofMinutes(20));

        assertFree(rig.next(Fail.class).settlement(), Outcome.TIMED_OUT);
    }

    @ParameterizedTest
    @EnumSource
    void aClientThatLeavesAStreamPaysForWhatItGot(Road road) throws InterruptedException {
        sendStreamed(road, says(road.texts(50)));
        awaitOutput();

        rig.send(new Cancel(1));

        assertEstimated(rig.nextAfterData(Settled.class).settlement(), Outcome.CANCELLED, 50);
    }

    @ParameterizedTest
    @EnumSource
    void aClientThatLeavesBeforeItsUpstreamAnswersPaysNothing(Road road) throws InterruptedException {
        sendStreamed(road, isSilent());
        script.nextCall();

        rig.send(new Cancel(1));

        assertFree(rig.next(Settled.class).settlement(), Outcome.CANCELLED);
    }

    @ParameterizedTest
    @EnumSource
    void aRequestThatNobodyServesCostsNothing(Road road) throws InterruptedException {
        rig.serving().send(asked(road == Road.PASSED));

        assertFree(rig.next(Fail.class).settlement(), Outcome.REFUSED);
    }

    @ParameterizedTest
    @EnumSource
    void aStreamWhoseEdgeFellSilentCostsWhatWasSent(Road road) throws InterruptedException {
        sendStreamed(road, says(road.texts(50)));
        awaitOutput();
        rig.heard("edge");

        rig.pass(Duration.ofSeconds(1));
        rig.pass(Duration.ofSeconds(1));
        rig.pass(Duration.ofSeconds(1));
        rig.pass(Duration.ofSeconds(1));

        assertEstimated(rig.nextAfterData(Fail.class).settlement(), Outcome.ROUTER_LOST, 50);
    }

    @ParameterizedTest
    @EnumSource
    void aFaultOfOursBehindTheOutputCostsNoMoreThanTheOutput(Road road) throws InterruptedException {
        rig.registry = new BrokenRegistry();
        sendStreamed(road, streams(road.texts(3), road.stop, road.usage, road.end));

        rig.next(Head.class);
        assertReported(rig.nextAfterData(Fail.class).settlement(), Outcome.INTERNAL_ERROR);
    }

    /** A registry that cannot count attempts. */
    private static final class BrokenRegistry extends SimpleMeterRegistry {
        @Override
        protected Counter newCounter(Meter.Id id) {
            if (id.getName().equals("torouter.attempts")) {
                throw new IllegalStateException("no counters today");
            }
            return super.newCounter(id);
        }
    }
}
