package io.torouter.it.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.bus.Heartbeat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What becomes of requests when a node dies, hangs, leaves or comes. */
@Timeout(60)
final class LostNodeTest {
    /** A dead node is given up after {@link Heartbeat#LOST_MILLIS} at the latest; a busy machine takes its time too. */
    private static final Duration DETECTION = Duration.ofSeconds(6);

    private static Site site;
    private static NodeProcess edge;
    private static int started;

    @BeforeAll
    static void startEdge() throws Exception {
        site = new Site("lost-node");
        edge = site.seed("edge", "gateway").awaitStarted();
    }

    @AfterAll
    static void stopAll() throws Exception {
        site.close();
    }

    /** Each test starts from an edge that is alone. */
    @BeforeEach
    void forgetRouters() throws Exception {
        Await.until("no router is left", DETECTION, () -> !edge.isReady());
    }

    /** Routers that the edge knows, by the name that the upstream sees. */
    private record Routers(Map<String, NodeProcess> byName) implements AutoCloseable {
        static Routers start(int count) throws Exception {
            var routers = new Routers(new HashMap<>());
            for (int i = 0; i < count; i++) {
                var name = "router" + ++started;
                routers.byName().put(name, site.join(name, "router"));
            }
            for (var router : routers.byName().values()) {
                router.awaitStarted();
            }
            site.awaitReady(edge);
            routers.awaitAllMet();
            return routers;
        }

        /** An edge tells nobody whom it knows; the requests it spreads do. */
        private void awaitAllMet() throws Exception {
            site.upstream().plays(call -> call.json("{}"));
            var met = new ArrayList<String>();
            Await.until(
                    "every router was asked",
                    DETECTION,
                    () -> {
                        try (var answer = Ask.CHAT.send(edge)) {
                            answer.bytes();
                        }
                        site.upstream().calls().forEach(call -> met.add(call.node()));
                        return met.containsAll(byName.keySet());
                    });
        }

        NodeProcess only() {
            return byName.values().iterator().next();
        }

        NodeProcess of(ScriptedUpstream.Call call) {
            return byName.get(call.node());
        }

        @Override
        public void close() {
            byName.values().forEach(NodeProcess::close);
        }
    }

    @Test
    void aRouterThatJoinsLaterIsFound() throws Exception {
        try (var refused = Ask.CHAT.send(edge)) {
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.header("retry-after")).isEqualTo("1");
            assertThat(refused.text()).contains("\"upstream_unavailable\"");
        }

        try (var _ = Routers.start(1);
                var served = Ask.CHAT.send(edge)) {
            assertThat(served.status()).isEqualTo(200);
        }
    }

    @Test
    void aRouterKilledInMidStreamLeavesAnErrorInEachDialect() throws Exception {
        try (var routers = Routers.start(1)) {
            var streams = openOneOfEach();
            long killed = System.nanoTime();

            routers.only().kill();

            for (var stream : streams.entrySet()) {
                assertBrokenOff(stream.getKey(), stream.getValue());
            }
            report("router killed in mid-stream, last client told", killed);
        }
    }

    private static Map<Ask, HttpAnswer> openOneOfEach() throws Exception {
        site.upstream().plays(Ask::beginAndHang);
        var streams = new EnumMap<Ask, HttpAnswer>(Ask.class);
        for (var ask : Ask.values()) {
            var stream = ask.send(edge);
            assertThat(stream.text(ask.beginning().length())).isEqualTo(ask.beginning());
            streams.put(ask, stream);
        }
        return streams;
    }

    private static void assertBrokenOff(Ask ask, HttpAnswer stream) throws IOException {
        try (stream) {
            var rest = stream.text();
            assertThat(rest)
                    .as(ask.name())
                    .startsWith(ask == Ask.MESSAGES ? "event: error\ndata: {" : "data: {\"error\"");
            assertThat(rest).contains("the node that served this answer is gone").doesNotContain("[DONE]");
            assertThat(stream.isWhole()).isFalse();
        }
    }

    @Test
    void aRouterKilledBeforeTheAnswerBeganIsReplacedByAnother() throws Exception {
        try (var routers = Routers.start(2)) {
            site.upstream().plays(new HangFirst());
            var answer = sendLater();
            var first = site.upstream().calls().take();
            long killed = System.nanoTime();

            routers.of(first).kill();

            assertThat(answer.get(DETECTION.toMillis(), TimeUnit.MILLISECONDS)).isEqualTo(200);
            report("router killed before the answer, answered by another", killed);
        }
    }

    @Test
    void aHungRouterLosesItsRequestsToOthersAndItsStreamsToAnError() throws Exception {
        try (var routers = Routers.start(2)) {
            site.upstream().plays(new HangFirst());
            var stream = Ask.MESSAGES.send(edge);
            stream.text(Ask.MESSAGES.beginning().length());
            var hung = site.upstream().calls().take().node();
            var waiting = sendUntilOneWaitsAt(hung);
            long stopped = System.nanoTime();

            routers.byName().get(hung).signal("STOP");

            assertThat(waiting.get(DETECTION.toMillis(), TimeUnit.MILLISECONDS)).isEqualTo(200);
            assertBrokenOff(Ask.MESSAGES, stream);
            report("router stopped, its request answered by another and its stream ended", stopped);
        }
    }

    private static CompletableFuture<Integer> sendUntilOneWaitsAt(String router) throws Exception {
        for (int i = 0; i < 100; i++) {
            var answer = sendLater();
            if (site.upstream().calls().take().node().equals(router)) {
                return answer;
            }
            answer.get();
        }
        throw new AssertionError("100 requests avoided " + router);
    }

    /** The status of a request that another thread waits for. */
    private static CompletableFuture<Integer> sendLater() {
        return CompletableFuture.supplyAsync(
                () -> {
                    try (var answer = Ask.CHAT.send(edge)) {
                        return answer.status();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                },
                Thread::startVirtualThread);
    }

    /** Streams begin and hang, and the node that was asked first gets no answer to anything else; others do. */
    private static final class HangFirst implements ScriptedUpstream.Script {
        private String first = "";

        @Override
        public void serve(ScriptedUpstream.Call call) throws IOException {
            if (Ask.of(call) != Ask.CHAT) {
                isFirst(call);
                Ask.beginAndHang(call);
            } else if (isFirst(call)) {
                call.awaitGone();
            } else {
                call.json("{\"choices\":[]}");
            }
        }

        private synchronized boolean isFirst(ScriptedUpstream.Call call) {
            first = first.isEmpty() ? call.node() : first;
            return first.equals(call.node());
        }
    }

    @Test
    void aRouterThatIsToldToStopEndsItsStreamsAndTakesNoMore() throws Exception {
        try (var routers = Routers.start(1)) {
            var release = new CountDownLatch(1);
            site.upstream().plays(finishesAt(release));
            var stream = Ask.CHAT.send(edge);
            stream.text(Ask.CHAT.beginning().length());

            routers.only().signal("TERM");

            Await.until("the edge knows", DETECTION, () -> !edge.isReady());
            assertThat(sendLater().get()).isEqualTo(503);
            release.countDown();
            assertThat(stream.text()).isEqualTo(Ask.CHAT.ending());
            assertThat(stream.isWhole()).isTrue();
            assertThat(routers.only().exitCode(Duration.ofSeconds(15))).isZero();
        }
    }

    private static ScriptedUpstream.Script finishesAt(CountDownLatch release) {
        return call -> {
            call.startEvents();
            call.chunk(Ask.of(call).beginning());
            release.await();
            call.chunk(Ask.of(call).ending());
            call.endEvents();
        };
    }

    @Test
    void aKilledEdgeEndsTheUpstreamRequestsOfItsRouter() throws Exception {
        var other = site.join("edge" + ++started, "gateway");
        try (var _ = Routers.start(1)) {
            site.awaitReady(other);
            var gone = new CountDownLatch(2);
            site.upstream()
                    .plays(call -> {
                        Ask.beginAndHang(call);
                        gone.countDown();
                    });
            for (var ask : List.of(Ask.CHAT, Ask.GENERATE)) {
                ask.send(other).text(ask.beginning().length());
            }
            long killed = System.nanoTime();

            other.kill();

            assertThat(gone.await(DETECTION.toMillis(), TimeUnit.MILLISECONDS)).isTrue();
            report("edge killed, upstream requests reset", killed);
        }
    }

    private static void report(String what, long sinceNanos) {
        System.out.printf("%s: %d ms%n", what, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - sinceNanos));
    }
}
