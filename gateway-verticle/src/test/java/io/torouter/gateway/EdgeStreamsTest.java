package io.torouter.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.bus.Body;
import io.torouter.bus.Cancel;
import io.torouter.bus.Credit;
import io.torouter.bus.Data;
import io.torouter.bus.End;
import io.torouter.bus.Fail;
import io.torouter.bus.Full;
import io.torouter.bus.Head;
import io.torouter.bus.Headers;
import io.torouter.bus.Open;
import io.torouter.bus.Outcome;
import io.torouter.bus.Settled;
import io.torouter.bus.Settlement;
import io.torouter.error.ErrorCode;
import io.torouter.error.GatewayError;
import io.torouter.usage.Usage;
import io.vertx.core.buffer.Buffer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.List;

/** From the routers to the socket: an answer that is whole, or one that shows that it is not. */
class EdgeStreamsTest {
    private static final Settlement DONE = Settlement.none(Outcome.COMPLETED);
    private static final Settlement USED =
            new Settlement(Outcome.COMPLETED, "main", 1, new Usage(5, 0, 0, 7, 0), true, 9);
    private static final Headers EVENTS = Headers.of("content-type", "text/event-stream");
    private final GatewayRig rig = new GatewayRig();
    private Client client;

    @AfterEach
    void stop() throws IOException {
        client.close();
        rig.close();
    }

    private long opened() throws Exception {
        rig.withLocalRouter();
        client = rig.client().streamedChat();
        return rig.next(Open.class).stream();
    }

    private static Data data(long id, int sequence, String text) {
        return new Data(id, sequence, Buffer.buffer(text));
    }

    @Test
    void aStreamArrivesAsItWasSent() throws Exception {
        long id = opened();

        rig.answer(new Head(id, 200, EVENTS), data(id, 1, "data: 1\n\n"));
        rig.answer(data(id, 2, "data: 2\n\n"), new End(id, 3, DONE));

        var answer = client.answer();
        assertThat(answer.header("content-type")).isEqualTo("text/event-stream");
        assertThat(answer.body()).isEqualTo("data: 1\n\ndata: 2\n\n");
        assertThat(rig.nextEnding().settlement()).isEqualTo(DONE);
        rig.assertIdle();
    }

    @Test
    void theConnectionGoesOnAfterAStream() throws Exception {
        long id = opened();
        rig.answer(new Head(id, 200, EVENTS), data(id, 1, "x"), new End(id, 2, DONE));
        client.answer();

        client.chat();

        assertThat(rig.next(Open.class).stream()).isNotEqualTo(id);
    }

    @Test
    void anOldClientLearnsOfTheEndByTheConnections() throws Exception {
        rig.withLocalRouter();
        client = rig.client();
        client.send(
                "POST /v1/chat/completions HTTP/1.0\r\nconnection: keep-alive\r\nx-api-key: sk-1\r\n"
                        + "content-length: 31\r\n\r\n{\"model\":\"gpt-5\",\"stream\":true}");
        long id = rig.next(Open.class).stream();

        rig.answer(new Head(id, 200, EVENTS), data(id, 1, "data: 1\n\n"), new End(id, 2, DONE));

        assertThat(client.untilClosed()).endsWith("\r\n\r\ndata: 1\n\n");
    }

    @Test
    void aLostPartBreaksTheStreamOff() throws Exception {
        long id = opened();

        rig.answer(new Head(id, 200, EVENTS), data(id, 1, "data: 1\n\n"), data(id, 3, "data: 3\n\n"));

        assertThat(client.untilClosed())
                .contains("data: 1\n\n")
                .contains("upstream_unavailable")
                .doesNotContain("data: 3")
                .doesNotEndWith("0\r\n\r\n");
        assertThat(rig.next(Cancel.class)).isEqualTo(new Cancel(id));
        rig.answer(new Settled(id, USED.with(Outcome.CANCELLED)));
        assertThat(rig.nextEnding().settlement()).isEqualTo(USED.with(Outcome.INTERNAL_ERROR));
        rig.assertIdle();
    }

    private long left() throws Exception {
        long id = opened();
        rig.answer(new Head(id, 200, EVENTS), data(id, 1, "data: 1\n\n"));
        client.head();
        client.chunk();
        client.close();
        assertThat(rig.next(Cancel.class)).isEqualTo(new Cancel(id));
        return id;
    }

    @Test
    void whatAClientThatLeftHasUsedIsWhatTheRouterSays() throws Exception {
        long id = left();

        rig.answer(data(id, 2, "data: 2\n\n"), new Settled(id, USED));
        rig.answer(new Settled(id, Settlement.none(Outcome.CANCELLED)));

        var ending = rig.nextEnding();
        assertThat(ending.settlement()).isEqualTo(USED.with(Outcome.CANCELLED));
        assertThat(ending.status()).isEqualTo(200);
        rig.assertIdle();
    }

    @Test
    void aClientThatLeftIsNoOpenStreamThoughItsRouterIsSilent() throws Exception {
        left();

        rig.assertIdle();
    }

    @Test
    void anEndThatWasUnderWaySettlesWhatTheClientLeft() throws Exception {
        long id = left();

        rig.answer(new End(id, 2, USED));

        assertThat(rig.nextEnding().settlement()).isEqualTo(USED.with(Outcome.CANCELLED));
    }

    @Test
    void theWordOfAnotherRouterSettlesNothing() throws Exception {
        long id = left();

        rig.answerFrom("r.other.0", new Settled(id, Settlement.none(Outcome.CANCELLED)));
        rig.answer(new Settled(id, USED));

        assertThat(rig.nextEnding().settlement()).isEqualTo(USED.with(Outcome.CANCELLED));
        rig.assertIdle();
    }

    @Test
    void aRouterThatIsLostIsNotWaitedFor() throws Exception {
        rig.withRemoteRouter("a");
        client = rig.client().streamedChat();
        rig.next(Open.class);
        client.close();
        rig.next(Cancel.class);

        rig.lost("a");

        assertThat(rig.nextEnding().settlement()).isEqualTo(Settlement.none(Outcome.CANCELLED));
        rig.assertIdle();
    }

    @Test
    void anEdgeThatStopsWaitsForNoRouter() throws Exception {
        left();

        rig.stopStreams();

        var settlement = rig.nextEnding().settlement();
        assertThat(settlement.outcome()).isEqualTo(Outcome.CANCELLED);
        assertThat(settlement.usage().output()).isPositive();
        rig.assertIdle();
    }

    @Test
    void anEndThatComesTooEarlyBreaksTheStreamOff() throws Exception {
        long id = opened();

        rig.answer(new Head(id, 200, EVENTS), data(id, 1, "data: 1\n\n"), new End(id, 3, DONE));

        assertThat(client.untilClosed()).contains("upstream_unavailable").doesNotEndWith("0\r\n\r\n");
    }

    @Test
    void dataWithoutAHeadIsAnError() throws Exception {
        long id = opened();

        rig.answer(data(id, 1, "data: 1\n\n"));

        assertThat(client.answer().status()).isEqualTo(502);
        assertThat(rig.next(Cancel.class)).isEqualTo(new Cancel(id));
        rig.nextEnding();
        rig.assertIdle();
    }

    @Test
    void anEndWithoutAHeadIsAnError() throws Exception {
        long id = opened();

        rig.answer(new End(id, 1, DONE));

        assertThat(client.answer().status()).isEqualTo(502);
        rig.nextEnding();
        rig.assertIdle();
    }

    @Test
    void aFailureBeforeTheHeadIsAnAnswer() throws Exception {
        long id = opened();

        rig.answer(new Fail(id, new GatewayError(ErrorCode.NONE_ELIGIBLE, "full", 9), false, DONE));

        var answer = client.answer();
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("retry-after")).isEqualTo("9");
        assertThat(answer.body()).contains("full");
    }

    @Test
    void whatCannotBeDoneIsNotToBeTriedAgain() throws Exception {
        long id = opened();

        rig.answer(new Fail(id, new GatewayError(ErrorCode.TRANSLATION_UNSUPPORTED, "cannot"), false, DONE));

        var answer = client.answer();
        assertThat(answer.status()).isEqualTo(501);
        assertThat(answer.header("x-should-retry")).isEqualTo("false");
    }

    @Test
    void whatMayWorkNextTimeSaysNothingOfTrying() throws Exception {
        long id = opened();

        rig.answer(new Fail(id, new GatewayError(ErrorCode.EXHAUSTED, "full"), false, DONE));

        assertThat(client.answer().header("x-should-retry")).isEmpty();
    }

    @Test
    void aFailureBehindTheHeadIsAnEventAndNoEnd() throws Exception {
        long id = opened();

        rig.answer(
                new Head(id, 200, Headers.of("content-type", "Text/Event-Stream; charset=utf-8")),
                data(id, 1, "data: 1\n\n"),
                new Fail(id, new GatewayError(ErrorCode.STREAM_BROKEN, "broke"), false, DONE));

        assertThat(client.untilClosed()).contains("data: 1\n\n").contains("broke").doesNotEndWith("0\r\n\r\n");
        rig.nextEnding();
        rig.assertIdle();
    }

    @Test
    void framesOfAnotherRouterAreNobodys() throws Exception {
        long id = opened();

        rig.answerFrom("r.other.0", new Full(id, 200, Headers.EMPTY, Buffer.buffer("wrong"), DONE));
        rig.answer(new Full(id, 200, Headers.EMPTY, Buffer.buffer("right"), DONE));

        assertThat(client.answer().body()).isEqualTo("right");
    }

    @Test
    void framesAfterTheEndAreNobodys() throws Exception {
        long id = opened();

        rig.answer(
                new Full(id, 200, Headers.EMPTY, Buffer.buffer("one"), DONE),
                new Full(id, 200, Headers.EMPTY, Buffer.buffer("two"), DONE),
                new Fail(id, new GatewayError(ErrorCode.INTERNAL, "three"), false, DONE));

        assertThat(client.answer().body()).isEqualTo("one");
        rig.nextEnding();
        rig.assertIdle();
    }

    /** An upstream's header that HTTP does not allow: the client gets an error, and no other stream loses a frame. */
    @Test
    void aHeaderThatCannotBeSentEndsOnlyItsOwnStream() throws Exception {
        long id = opened();
        try (var other = rig.client().chat()) {
            long otherId = rig.next(Open.class).stream();
            var bad = Headers.of("content-encoding", "gzip", "openai-x", "a\r\nset-cookie: b");

            rig.answer(
                    new Head(id, 200, bad),
                    data(id, 1, "x"),
                    new Full(otherId, 200, Headers.EMPTY, Buffer.buffer("fine"), DONE));

            assertThat(other.answer().body()).isEqualTo("fine");
        }
        var answer = client.answer();
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.head()).doesNotContainIgnoringCase("set-cookie").doesNotContain("gzip");
        assertThat(rig.next(Cancel.class)).isEqualTo(new Cancel(id));
        assertThat(rig.open.count()).isZero();
    }

    @Test
    void withoutARouterARequestIsRefused() throws Exception {
        client = rig.client().chat();

        assertThat(client.answer().status()).isEqualTo(503);
        rig.nextEnding();
        rig.assertIdle();
    }

    @Test
    void aRequestWhoseRouterIsLostGoesToAnother() throws Exception {
        rig.withRemoteRouter("a");
        client = rig.client().chat();
        var first = (Open) rig.nextReceived().frame();
        rig.withRemoteRouter("b");

        rig.lost("a");

        var next = List.of(rig.nextReceived(), rig.nextReceived());
        assertThat(next).contains(new GatewayRig.Received("r.a.0", new Cancel(first.stream())));
        var second = next.stream().filter(each -> each.router().equals("r.b.0")).findFirst().orElseThrow();
        assertThat(((Open) second.frame()).body()).isEqualTo(first.body());
        assertThat(second.frame().stream()).isNotEqualTo(first.stream());
    }

    @Test
    void aCommittedAnswerWhoseRouterIsLostEndsWithAnError() throws Exception {
        rig.withRemoteRouter("a");
        client = rig.client().streamedChat();
        long id = rig.next(Open.class).stream();
        rig.answerFrom("r.a.0", new Head(id, 200, EVENTS), data(id, 1, "data: 1\n\n"));
        client.head();
        client.chunk();

        rig.lost("a");

        assertThat(client.untilClosed()).contains("upstream_unavailable");
        assertThat(rig.next(Cancel.class)).isEqualTo(new Cancel(id));
        var settlement = rig.nextEnding().settlement();
        assertThat(settlement.outcome()).isEqualTo(Outcome.ROUTER_LOST);
        assertThat(settlement.usageReported()).isFalse();
        assertThat(settlement.usage().input()).isPositive();
        assertThat(settlement.usage().output()).isPositive();
        rig.assertIdle();
    }

    @Test
    void aFullRouterElsewhereSendsTheRequestToTheNext() throws Exception {
        rig.withRemoteRouter("a");
        client = rig.client().chat();
        long id = rig.next(Open.class).stream();

        rig.answerFrom("r.a.0", new Fail(id, new GatewayError(ErrorCode.NONE_ELIGIBLE, "full"), true, DONE));
        long again = rig.next(Open.class).stream();
        rig.answerFrom("r.a.0", new Full(id, 200, Headers.EMPTY, Buffer.buffer("stale"), DONE));
        rig.answerFrom("r.a.0", new Full(again, 200, Headers.EMPTY, Buffer.buffer("fresh"), DONE));

        assertThat(again).isNotEqualTo(id);
        assertThat(client.answer().body()).isEqualTo("fresh");
        rig.nextEnding();
        rig.assertIdle();
    }

    @Test
    void aRequestIsSentThreeTimesAtMost() throws Exception {
        rig.withRemoteRouter("a");
        client = rig.client().chat();
        for (int i = 0; i < 3; i++) {
            long id = rig.next(Open.class).stream();
            rig.answerFrom("r.a.0", new Fail(id, new GatewayError(ErrorCode.NONE_ELIGIBLE, "full"), true, DONE));
        }

        assertThat(client.answer().status()).isEqualTo(503);
        rig.nextEnding();
        rig.assertIdle();
    }

    @Test
    void aLargeBodyGoesToAnotherNodeInPiecesUnderItsCredit() throws Exception {
        rig.withRemoteRouter("a");
        var body = "{\"model\":\"gpt-5\",\"x\":\"" + "y".repeat(400_000) + "\"}";
        client = rig.client().post("/v1/chat/completions", body);

        var open = rig.next(Open.class);
        var text = new StringBuilder(open.body().toString());
        for (int sequence = 0; text.length() < body.length(); sequence++) {
            var piece = rig.next(Body.class);
            assertThat(piece.sequence()).isEqualTo(sequence);
            assertThat(piece.bytes().length()).isLessThanOrEqualTo(64 * 1024);
            text.append(piece.bytes());
            if (sequence == 3) {
                assertThat(rig.hasReceivedMore()).isFalse();
                rig.answerFrom("r.a.0", new Credit(open.stream(), 1_000_000));
            }
        }
        assertThat(text).hasToString(body);
        assertThat(open.bodyBytes()).isEqualTo(body.length());
    }
}
