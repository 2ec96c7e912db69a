package io.torouter.router;

import static io.torouter.router.Channels.channel;
import static io.torouter.router.RouterRig.chat;
import static io.torouter.router.RouterRig.streamedChat;
import static io.torouter.router.Script.DONE;
import static io.torouter.router.Script.EVENT;
import static io.torouter.router.Script.answers;
import static io.torouter.router.Script.isSilent;
import static io.torouter.router.Script.says;
import static io.torouter.router.Script.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.bus.Credit;
import io.torouter.bus.Data;
import io.torouter.bus.End;
import io.torouter.bus.Fail;
import io.torouter.bus.Full;
import io.torouter.bus.Head;
import io.torouter.bus.Outcome;
import io.torouter.error.ErrorCode;
import io.vertx.core.http.HttpServerRequest;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;

/** What the edge hears of a request, whatever the upstreams do. */
class StreamDeskTest {
    private static final int KB = 1024;
    private final Script script = new Script();
    private final RouterRig rig = new RouterRig(script);
    private final Channels first = channel("first");
    private final Channels second = channel("second").ranked(2, 1);

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void aSmallAnswerLeavesInOneFrame() throws InterruptedException {
        script.channel("first", answers(200, "{\"id\":1}"));
        rig.serving(first).send(chat(1));

        var full = rig.next(Full.class);

        assertThat(full.status()).isEqualTo(200);
        assertThat(full.body()).hasToString("{\"id\":1}");
        assertThat(full.headers().pairs()).contains("x-torouter-channel", "first", "x-torouter-attempts", "1");
        assertThat(full.settlement().outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(rig.inFlight()).isZero();
    }

    @Test
    void aStreamHasAHeadDataAndAnEndInSequence() throws InterruptedException {
        script.channel("first", streams(EVENT, EVENT, DONE));
        rig.serving(first).send(streamedChat(1, 64 * KB));

        assertThat(rig.next(Head.class).status()).isEqualTo(200);
        int sequence = 0;
        var text = new StringBuilder();
        while (text.length() < 2 * EVENT.length() + DONE.length()) {
            var data = rig.next(Data.class);
            assertThat(data.sequence()).isEqualTo(++sequence);
            text.append(data.bytes());
        }
        assertThat(text).hasToString(EVENT + EVENT + DONE);
        assertThat(rig.next(End.class).sequence()).isEqualTo(sequence + 1);
        assertThat(rig.inFlight()).isZero();
    }

    @Test
    void afterARefusalTheNextChannelServes() throws InterruptedException {
        script.channel("first", answers(500, "{}")).channel("second", answers(200, "{\"id\":2}"));
        rig.serving(first, second).send(chat(1));

        var full = rig.next(Full.class);

        assertThat(full.settlement().channel()).isEqualTo("second");
        assertThat(full.settlement().attempts()).isEqualTo(2);
        assertThat(rig.failovers()).isEqualTo(1);
    }

    @Test
    void anErrorBeforeTheFirstMeaningfulEventLeadsToTheNextChannel() throws InterruptedException {
        script.channel("first", streams("data: {\"error\":{\"message\":\"overloaded\",\"type\":\"server_error\"}}\n\n"))
                .channel("second", streams(EVENT, DONE));
        rig.serving(first, second).send(streamedChat(1, 64 * KB));

        assertThat(rig.next(Head.class).headers().pairs()).contains("second");
    }

    @Test
    void whatIsWrongInItselfGoesBackAsItIs() throws InterruptedException {
        script.channel("first", answers(400, "{\"error\":{}}"));
        rig.serving(first, second).send(chat(1));

        var full = rig.next(Full.class);

        assertThat(full.status()).isEqualTo(400);
        assertThat(full.body()).hasToString("{\"error\":{}}");
        assertThat(full.settlement().outcome()).isEqualTo(Outcome.UPSTREAM_ERROR);
    }

    @Test
    void theOnlyChannelsSlowDownGoesBackWithItsPatience() throws InterruptedException {
        script.channel(
                "first",
                request -> {
                    request.response().putHeader("retry-after", "9");
                    answers(429, "{\"slow\":1}").handle(request);
                });
        rig.serving(first).send(chat(1));

        var full = rig.next(Full.class);

        assertThat(full.status()).isEqualTo(429);
        assertThat(full.headers().pairs()).containsSequence("retry-after", "9");
        assertThat(full.body()).hasToString("{\"slow\":1}");
        assertThat(rig.failovers()).isZero();
    }

    @Test
    void whenAllFailTheClientHearsOfIt() throws InterruptedException {
        script.channel("first", answers(500, "{}")).channel("second", answers(401, "{}"));
        rig.serving(first, second).send(chat(1));

        var fail = rig.next(Fail.class);

        assertThat(fail.error().code()).isEqualTo(ErrorCode.EXHAUSTED);
        assertThat(fail.retryable()).isFalse();
        assertThat(fail.settlement().attempts()).isEqualTo(2);
        assertThat(rig.inFlight()).isZero();
    }

    @Test
    void aStreamThatBreaksAfterTheCommitEndsWithAnError() throws InterruptedException {
        script.channel(
                "first",
                request -> {
                    says(EVENT).handle(request);
                    request.response().write(EVENT).onComplete(_ -> request.connection().close());
                });
        rig.serving(first, second).send(streamedChat(1, 64 * KB));

        rig.next(Head.class);
        rig.next(Data.class);
        var fail = rig.nextAfterData(Fail.class);
        assertThat(fail.error().code()).isEqualTo(ErrorCode.STREAM_BROKEN);
        assertThat(fail.settlement().outcome()).isEqualTo(Outcome.TRUNCATED);
        assertThat(rig.inFlight()).isZero();
    }

    @Test
    void aConnectionThatClosesAtOnceIsTriedOnceMore() throws InterruptedException {
        var closes = new boolean[] {true};
        script.channel(
                "first",
                request -> {
                    if (closes[0]) {
                        closes[0] = false;
                        request.connection().close();
                    } else {
                        answers(200, "{}").handle(request);
                    }
                });
        rig.serving(first).send(chat(1));

        assertThat(rig.next(Full.class).settlement().attempts()).isEqualTo(1);
    }

    @Test
    void aConnectionThatClosesAfterAWhileIsNotTriedAgain() throws InterruptedException {
        var held = new LinkedBlockingQueue<HttpServerRequest>();
        script.channel("first", held::add);
        rig.serving(first).send(chat(1));
        script.nextCall();

        rig.pass(Duration.ofSeconds(2));
        held.take().connection().close();

        assertThat(rig.next(Fail.class).error().code()).isEqualTo(ErrorCode.EXHAUSTED);
        assertThat(script.wasCalledAgain()).isFalse();
    }

    @Test
    void anUpstreamThatDoesNotBeginLosesToTheNext() throws InterruptedException {
        script.channel("first", isSilent()).channel("second", answers(200, "{}"));
        rig.serving(first, second).send(chat(1));
        script.nextCall();

        rig.pass(Duration.ofSeconds(121));

        assertThat(rig.next(Full.class).settlement().channel()).isEqualTo("second");
        script.awaitClosed("first");
    }

    private void beginAnAnswerThatFallsSilent() throws InterruptedException {
        script.channel("first", says(EVENT));
        rig.serving(first).send(streamedChat(1, 64 * KB));
        rig.next(Head.class);
        rig.next(Data.class);
    }

    @Test
    void aSilentStreamGetsAComment() throws InterruptedException {
        beginAnAnswerThatFallsSilent();

        rig.pass(Duration.ofSeconds(16));

        assertThat(rig.next(Data.class).bytes()).hasToString(": keep-alive\n\n");
    }

    @Test
    void aStreamThatIsLookedAtRarelyGetsItsCommentAllTheSame() throws InterruptedException {
        beginAnAnswerThatFallsSilent();

        for (int tenths = 0; tenths < 170; tenths++) {
            rig.pass(Duration.ofMillis(100));
        }

        assertThat(rig.next(Data.class).bytes()).hasToString(": keep-alive\n\n");
    }

    @Test
    void anUpstreamIsReadNoFasterThanTheEdgeGivesCredit() throws InterruptedException {
        var event = "data: {\"choices\":[{\"delta\":{\"content\":\"" + "x".repeat(KB) + "\"}}]}\n\n";
        int events = 4000;
        script.channel(
                "first",
                request -> {
                    says(event).handle(request);
                    request.response().write(event.repeat(events - 1));
                    request.response().end(DONE);
                });
        rig.serving(first).send(streamedChat(1, 64 * KB));

        rig.next(Head.class);
        long received = 0;
        for (int sequence = 1; received < (long) events * event.length() + DONE.length(); sequence++) {
            var data = rig.next(Data.class);
            assertThat(data.sequence()).isEqualTo(sequence);
            received += data.bytes().length();
            assertThat(rig.waitingFrames()).isLessThan(20);
            rig.send(new Credit(1, data.bytes().length()));
        }
        rig.next(End.class);
    }

    @Test
    void aRequestWithoutADestinationIsRefused() throws InterruptedException {
        rig.serving().send(chat(1));

        assertThat(rig.next(Fail.class).error().code()).isEqualTo(ErrorCode.MODEL_NOT_FOUND);
        assertThat(rig.inFlight()).isZero();
    }

    @Test
    void aFullChannelMayBeTriedFromAnotherNode() throws InterruptedException {
        script.channel("first", isSilent());
        rig.serving(first.limited(1, 0)).send(chat(1), chat(2));

        var fail = rig.next(Fail.class);

        assertThat(fail.stream()).isEqualTo(2);
        assertThat(fail.retryable()).isTrue();
        assertThat(fail.error().code()).isEqualTo(ErrorCode.NONE_ELIGIBLE);
    }

    @Test
    void aLargeBodyArrivesWhole() throws InterruptedException {
        var body = "{\"model\":\"gpt-5\",\"x\":\"" + "y".repeat(3_000_000) + "\"}";
        script.channel(
                "first",
                request ->
                        request.body()
                                .onSuccess(
                                        bytes -> answers(200, "{\"length\":" + bytes.length() + '}').handle(request)));
        rig.serving(first).send(chat(1, body, 64 * KB));

        assertThat(rig.next(Full.class).body()).hasToString("{\"length\":" + body.length() + '}');
    }
}
