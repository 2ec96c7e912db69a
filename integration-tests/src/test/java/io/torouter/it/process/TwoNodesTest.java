package io.torouter.it.process;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.CRC32;

/** An edge in one process and a router in another: what one process does, two do as well. */
@Timeout(60)
final class TwoNodesTest {
    private static final int SMALL_STEP = 16 * 1024;
    private static Site site;
    private static NodeProcess edge;
    private static NodeProcess router;

    @BeforeAll
    static void startBoth() throws Exception {
        site = new Site("two-nodes");
        edge = site.seed("edge", "gateway");
        router = site.join("router", "router");
        site.awaitReady(edge);
    }

    @AfterAll
    static void stopBoth() throws Exception {
        site.close();
    }

    @Test
    void answersInOnePieceCrossUnchanged() throws Exception {
        var answer = "{\"object\": \"chat.completion\",  \"choices\":[{\"finish_reason\":\"stop\"}], \"ä\": 1.50}";
        site.upstream().plays(call -> call.json(answer));

        try (var received = Ask.CHAT.send(edge, "{ \"model\":\"chat\" , \"x\": 1e2}".getBytes(UTF_8))) {
            assertThat(received.status()).isEqualTo(200);
            assertThat(received.text()).isEqualTo(answer);
        }
        var call = site.upstream().calls().take();
        assertThat(call.body()).asString(UTF_8).isEqualTo("{ \"model\":\"chat\" , \"x\": 1e2}");
        assertThat(call.head()).doesNotContain(Site.KEY);
    }

    @ParameterizedTest
    @EnumSource
    void streamsCrossUnchanged(Ask ask) throws Exception {
        site.upstream()
                .plays(call -> {
                    call.startEvents();
                    call.chunk(ask.beginning());
                    call.chunk(ask.ending());
                    call.endEvents();
                });

        try (var received = ask.send(edge)) {
            assertThat(received.text()).isEqualTo(ask.beginning() + ask.ending());
            assertThat(received.isWhole()).isTrue();
        }
    }

    @Test
    void aLargeBodyCrossesInPieces() throws Exception {
        var filler = new StringBuilder(5 << 20);
        new Random(7).ints(5 << 20, 'a', 'z' + 1).forEach(letter -> filler.append((char) letter));
        byte[] body =
                ("{\"model\":\"chat\",\"messages\":[{\"role\":\"user\",\"content\":\"" + filler + "\"}]}")
                        .getBytes(UTF_8);
        site.upstream().plays(call -> call.json("{\"choices\":[]}"));

        try (var received = Ask.CHAT.send(edge, body)) {
            assertThat(received.status()).isEqualTo(200);
        }
        assertThat(site.upstream().calls().take().body()).isEqualTo(body);
    }

    @Test
    void aSlowClientHoldsTheUpstreamBackAndGetsEveryByte() throws Exception {
        var flood = new Flood(48 << 20);
        site.upstream().plays(flood);

        try (var received = Ask.CHAT.send(edge)) {
            received.read(new byte[1]);
            long taken = flood.awaitStall();
            assertThat(taken).as("bytes taken from the upstream for a client that reads none").isLessThan(20 << 20);
            assertThat(crc(received)).isEqualTo(flood.crc().getValue());
            assertThat(received.isWhole()).isTrue();
        }
        System.out.printf(
                "slow client: edge %d MB, router %d MB resident%n",
                edge.residentKilobytes() >> 10, router.residentKilobytes() >> 10);
    }

    /** Of all bytes but the first, which was read before. */
    private static long crc(HttpAnswer received) throws Exception {
        var crc = new CRC32();
        crc.update('d');
        var buffer = new byte[SMALL_STEP];
        for (int count = received.read(buffer); count >= 0; count = received.read(buffer)) {
            crc.update(buffer, 0, count);
        }
        return crc.getValue();
    }

    @Test
    void aClientThatLeavesEndsTheUpstreamRequest() throws Exception {
        var gone = new CountDownLatch(1);
        site.upstream()
                .plays(call -> {
                    Ask.beginAndHang(call);
                    gone.countDown();
                });
        var received = Ask.CHAT.send(edge);
        received.text(Ask.CHAT.beginning().length());

        received.close();

        assertThat(gone.await(2, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aClientThatLeavesBeforeTheAnswerEndsTheUpstreamRequest() throws Exception {
        var gone = new CountDownLatch(1);
        site.upstream()
                .plays(call -> {
                    call.awaitGone();
                    gone.countDown();
                });
        var asking =
                Thread.ofVirtual()
                        .start(() -> {
                            try (var _ = Ask.CHAT.send(edge)) {
                                throw new AssertionError("nobody answers");
                            } catch (Exception _) {
                                // It was interrupted, as it should be.
                            }
                        });
        site.upstream().calls().take();

        asking.interrupt();

        assertThat(gone.await(2, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aNodeWithoutAnEdgeIsReadyToo() throws Exception {
        assertThat(router.isReady()).isTrue();
    }

    /** As many events as the socket takes, up to a number of bytes. */
    private record Flood(long bytes, AtomicLong written, CRC32 crc) implements ScriptedUpstream.Script {
        private static final Duration STILL = Duration.ofMillis(500);

        Flood(long bytes) {
            this(bytes, new AtomicLong(), new CRC32());
        }

        @Override
        public void serve(ScriptedUpstream.Call call) throws Exception {
            var content = "x".repeat(8000);
            call.startEvents();
            for (int i = 0; written.get() < bytes; i++) {
                send(call, "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" + i + content + "\"}}]}\n\n");
            }
            send(call, Ask.CHAT.ending());
            call.endEvents();
        }

        private void send(ScriptedUpstream.Call call, String event) throws Exception {
            byte[] bytes = event.getBytes(UTF_8);
            crc.update(bytes);
            call.chunk(bytes);
            written.addAndGet(bytes.length);
        }

        /** How much was taken when nothing more is. */
        long awaitStall() throws Exception {
            var last = new AtomicLong(-1);
            var since = new AtomicLong(System.nanoTime());
            Await.until(
                    "the upstream is held back",
                    Duration.ofSeconds(20),
                    () -> {
                        if (last.getAndSet(written.get()) != written.get()) {
                            since.set(System.nanoTime());
                        }
                        return System.nanoTime() - since.get() > STILL.toNanos();
                    });
            return written.get();
        }
    }
}
