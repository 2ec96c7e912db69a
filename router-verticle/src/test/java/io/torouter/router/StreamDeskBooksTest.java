package io.torouter.router;

import static io.torouter.router.Channels.channel;
import static io.torouter.router.RouterRig.chat;
import static io.torouter.router.RouterRig.streamedChat;
import static io.torouter.router.Script.EVENT;
import static io.torouter.router.Script.answers;
import static io.torouter.router.Script.isSilent;
import static io.torouter.router.Script.says;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.torouter.bus.AttemptReport;
import io.torouter.bus.Body;
import io.torouter.bus.Cancel;
import io.torouter.bus.Data;
import io.torouter.bus.Fail;
import io.torouter.bus.Full;
import io.torouter.bus.Head;
import io.torouter.bus.Open;
import io.torouter.bus.Outcome;
import io.torouter.bus.Settled;
import io.torouter.bus.ToEdge;
import io.torouter.dialect.Operation;
import io.torouter.error.ErrorCode;
import io.torouter.request.RequestFacts;
import io.torouter.request.Span;
import io.torouter.request.UsageSwitch;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;

/** Nothing stays behind, whichever way a request ends: no stream, no place in a channel, no upstream connection. */
class StreamDeskBooksTest {
    private static final int KB = 1024;
    private final Script script = new Script();
    private final RouterRig rig = new RouterRig(script);
    private final Channels only = channel("first").limited(1, 0);

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void aCancelResetsTheUpstream() throws InterruptedException {
        script.channel("first", isSilent());
        rig.serving(only).send(chat(1));
        script.nextCall();

        rig.send(new Cancel(1));

        script.awaitClosed("first");
        var settled = rig.next(Settled.class);
        assertThat(settled.stream()).isEqualTo(1);
        assertThat(settled.settlement().outcome()).isEqualTo(Outcome.CANCELLED);
        assertThat(settled.settlement().reports()).extracting(AttemptReport::outcome).containsExactly("cancelled");
        assertFree();
    }

    @Test
    void aCancelBeforeTheConnectionStandsSendsNothing() throws InterruptedException {
        script.channel("first", answers(200, "{}"));
        rig.serving(only).send(chat(1), new Cancel(1));
        assertThat(rig.inFlight()).isZero();
        rig.next(Settled.class);

        rig.send(chat(2));

        assertThat(rig.next(Full.class).stream()).isEqualTo(2);
        assertThat(rig.inFlight()).isZero();
    }

    @Test
    void aCancelOfAStreamThatIsNotThereIsOverlooked() throws InterruptedException {
        script.channel("first", answers(200, "{}"));
        rig.serving(only).send(new Cancel(1), new Cancel(1), chat(2));

        assertThat(rig.next(Full.class).stream()).isEqualTo(2);
    }

    /** The place of the model in this body cannot be edited: the router's own fault, on the edge's word. */
    @Test
    void aFaultOfOursEndsTheStreamAndLosesNoOther() throws InterruptedException {
        script.channel("first", answers(200, "{}"));
        var nowhere = new RequestFacts("gpt-5", new Span(50, 60), false, UsageSwitch.UNSPECIFIED, null);
        var head = Heads.of(Operation.CHAT_COMPLETIONS, "gpt-5", nowhere);
        rig.serving(only.serving("gpt-5", "other")).send(new Open(1, head, Buffer.buffer("{}"), 2, 64 * KB), chat(2));

        var fail = rig.next(Fail.class);

        assertThat(fail.stream()).isEqualTo(1);
        assertThat(fail.error().code()).isEqualTo(ErrorCode.INTERNAL);
        assertThat(fail.settlement().outcome()).isEqualTo(Outcome.INTERNAL_ERROR);
        assertThat(rig.next(Full.class).stream()).isEqualTo(2);
        assertFree();
    }

    @Test
    void aFaultInsideAnAnswerEndsTheStream() throws InterruptedException {
        rig.registry = new BrokenRegistry();
        script.channel("first", answers(200, "{}"));
        rig.serving(only).send(chat(1));

        assertThat(rig.next(Fail.class).error().code()).isEqualTo(ErrorCode.INTERNAL);
        assertThat(rig.inFlight()).isZero();
    }

    /** A registry that cannot count. */
    private static final class BrokenRegistry extends SimpleMeterRegistry {
        @Override
        protected Counter newCounter(Meter.Id id) {
            throw new IllegalStateException("no counters today");
        }
    }

    @Test
    void aCredentialThatIsNoHeaderValueIsAFailedAttempt() throws InterruptedException {
        rig.serving(only.knownBy("sk-\nnew line")).send(chat(1));

        var fail = rig.next(Fail.class);

        assertThat(fail.error().code()).isEqualTo(ErrorCode.EXHAUSTED);
        assertThat(fail.error().message()).doesNotContain("new line");
        assertFree();
    }

    @Test
    void aClientThatStopsReadingIsHeldToTheTotalTime() throws InterruptedException {
        script.channel("first", says(EVENT.repeat(1000)));
        rig.serving(only).send(streamedChat(1, 1));
        rig.next(Head.class);
        rig.next(Data.class);

        rig.pass(Duration.ofMinutes(31));

        assertThat(rig.nextAfterData(Fail.class).settlement().outcome()).isEqualTo(Outcome.TIMED_OUT);
        script.awaitClosed("first");
        assertFree();
    }

    @Test
    void aBodyThatNeverBecomesWholeIsHeldToTheTotalTime() throws InterruptedException {
        rig.serving(only).send(partly(1));

        rig.pass(Duration.ofMinutes(31));

        assertThat(rig.next(Fail.class).error().code()).isEqualTo(ErrorCode.TIMED_OUT);
        assertFree();
    }

    @Test
    void afterTheTotalTimeNoOtherChannelIsTried() throws InterruptedException {
        script.channel("first", isSilent()).channel("second", answers(200, "{}"));
        rig.serving(only, channel("second").ranked(2, 1)).send(chat(1));
        script.nextCall();

        rig.pass(Duration.ofMinutes(31));

        assertThat(rig.next(Fail.class).error().code()).isEqualTo(ErrorCode.TIMED_OUT);
        assertThat(script.wasCalledAgain()).isFalse();
    }

    @Test
    void aStreamOpenedTwiceIsServedOnce() throws InterruptedException {
        script.channel("first", isSilent());
        rig.serving(only).send(chat(1));
        script.nextCall();
        script.channel("first", answers(200, "{\"second\":1}"));

        rig.send(chat(1));

        assertThat(rig.next(Full.class).body()).hasToString("{\"second\":1}");
        assertFree();
    }

    @Test
    void aPieceTooManyEndsTheStream() throws InterruptedException {
        script.channel("first", isSilent());
        rig.serving(only).send(chat(1));
        script.nextCall();

        rig.send(new Body(1, 0, Buffer.buffer("more")));

        assertThat(rig.next(Fail.class).error().code()).isEqualTo(ErrorCode.INTERNAL);
        script.awaitClosed("first");
        assertFree();
    }

    @Test
    void anEdgesNewLifeEndsItsFormerStreams() throws InterruptedException {
        script.channel("first", isSilent());
        rig.serving(only).sendAs(7, chat(1));
        script.nextCall();

        rig.sendAs(8, new Cancel(99));

        script.awaitClosed("first");
        assertThat(rig.inFlight()).isZero();
    }

    @Test
    void aMessageOfAnEdgesFormerLifeChangesNothing() throws InterruptedException {
        script.channel("first", isSilent());
        rig.serving(only).sendAs(8, chat(1));
        script.nextCall();

        rig.sendAs(7, new Cancel(1));

        assertThat(rig.inFlight()).isEqualTo(1);
    }

    @Test
    void anEdgeThatFellSilentIsToldThatItsStreamsAreGone() throws InterruptedException {
        script.channel("first", isSilent());
        rig.serving(only).send(chat(1));
        script.nextCall();
        rig.heard("edge");

        for (int second = 0; second < 4; second++) {
            rig.pass(Duration.ofSeconds(1));
        }

        assertThat(rig.next(Fail.class).settlement().outcome()).isEqualTo(Outcome.ROUTER_LOST);
        script.awaitClosed("first");
        assertFree();
    }

    @Test
    void aRouterThatStoodStillItselfGivesNoEdgeUp() throws InterruptedException {
        script.channel("first", isSilent());
        rig.serving(only).send(chat(1));
        script.nextCall();
        rig.heard("edge");

        rig.pass(Duration.ofSeconds(10));

        assertThat(rig.inFlight()).isEqualTo(1);
    }

    @Test
    void anUpstreamThatAnswersBeforeItHasReadAllLosesItsConnection() throws InterruptedException {
        var held = new LinkedBlockingQueue<HttpServerRequest>();
        script.channel(
                "first",
                request -> {
                    held.add(request.pause());
                    answers(400, "{\"too\":\"large\"}").handle(request);
                });
        var body = "{\"model\":\"gpt-5\",\"x\":\"" + "y".repeat(20_000_000) + "\"}";
        rig.serving(only).send(chat(1, body, 64 * KB));

        assertThat(rig.next(Full.class).status()).isEqualTo(400);
        held.take().resume();
        script.awaitClosed("first");
        assertFree();
    }

    private static Open partly(long stream) {
        return new Open(stream, Heads.of(Operation.CHAT_COMPLETIONS, "gpt-5"), Buffer.buffer("{"), 100, 64 * KB);
    }

    /** The channel takes one request at a time: it is free when it takes another. */
    private void assertFree() throws InterruptedException {
        assertThat(rig.inFlight()).isZero();
        script.channel("first", answers(200, "{\"free\":1}"));
        rig.send(chat(1000));
        var ending = rig.next(ToEdge.class);
        if (ending instanceof Fail fail) {
            assertThat(fail.error().code()).isEqualTo(ErrorCode.EXHAUSTED);
        }
    }
}
