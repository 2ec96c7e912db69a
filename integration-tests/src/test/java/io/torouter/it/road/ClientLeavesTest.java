package io.torouter.it.road;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.dialect.Dialect;
import io.torouter.dialect.Surface;
import io.torouter.it.Eventually;
import io.vertx.core.buffer.Buffer;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.CRC32;

/** Clients that leave, that read slowly or that send too much: what they cost ends with them. */
class ClientLeavesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int ABORTS = 200;
    private static final int PIECES = 1600;
    private static final int PIECE_BYTES = 64 * 1024;

    private static Road road;

    @BeforeAll
    static void start() {
        road = Road.start("server: { max_body: 1MB, body_budget: 2MB }\n" + Road.EVERY_DIALECT);
    }

    @AfterAll
    static void stop() {
        road.close();
    }

    @BeforeEach
    void forget() {
        road.upstream().forget();
    }

    /** When a client may leave. */
    enum Moment {
        BEFORE_THE_HEAD,
        IN_THE_STREAM,
        IN_A_DOCUMENT
    }

    private static void begin(UpstreamCall call, Moment moment) throws IOException {
        switch (moment) {
            case BEFORE_THE_HEAD -> {}
            case IN_THE_STREAM -> {
                call.eventStream();
                call.chunk(Dialects.content(Dialect.OPENAI_CHAT, "one"));
            }
            case IN_A_DOCUMENT -> {
                call.declare(200, "application/json", 99);
                call.raw("{");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Moment.class)
    void upstreamIsResetWhenTheClientLeaves(Moment moment) {
        var leftAt = new AtomicLong();
        var seenAt = new AtomicLong();
        road.upstream(call -> {
            try {
                begin(call, moment);
                call.awaitGone();
            } finally {
                seenAt.set(System.nanoTime());
            }
        });
        long[] delays = new long[ABORTS];
        for (int i = 0; i < ABORTS; i++) {
            leave(moment, leftAt);
            Eventually.holds("the upstream sees the reset", PATIENCE, () -> seenAt.get() != 0);
            delays[i] = seenAt.getAndSet(0) - leftAt.get();
        }
        report(moment, delays);
        Eventually.holds("no stream stays open", PATIENCE, () -> road.gateway().metric("torouter_streams_open") == 0);
        assertThat(road.upstream().calls()).hasSize(ABORTS);
    }

    private static void leave(Moment moment, AtomicLong leftAt) {
        int before = road.upstream().calls().size();
        try (var client = road.client().send(Dialects.streamed(Dialect.OPENAI_CHAT))) {
            Eventually.holds("the upstream has the request", PATIENCE, () -> road.upstream().calls().size() > before);
            if (moment == Moment.IN_THE_STREAM) {
                client.head();
                client.chunksUntil("one");
            }
            leftAt.set(System.nanoTime());
            client.reset();
        }
    }

    private static void report(Moment moment, long[] nanos) {
        Arrays.sort(nanos);
        double half = nanos[nanos.length / 2] / 1e6;
        double most = nanos[nanos.length * 99 / 100] / 1e6;
        System.out.printf(
                "%d clients left %s: upstream reset after p50 %.2f ms, p99 %.2f ms%n",
                nanos.length, moment, half, most);
        assertThat(most).isLessThan(250);
    }

    /** A hundred megabytes for a client that does not read: they stay where they are, and none is lost. */
    @Test
    void upstreamWaitsForAClientThatDoesNotRead() {
        byte[] piece = new byte[PIECE_BYTES];
        var sent = new CRC32();
        road.upstream(call -> {
            call.head(200, "audio/mpeg");
            for (int i = 0; i < PIECES; i++) {
                Arrays.fill(piece, (byte) i);
                sent.update(piece);
                call.chunk(piece);
            }
            call.lastChunk();
        });
        try (var client = road.client().send(HttpRequestText.post("/v1/audio/speech", "{\"model\":\"gpt\"}"))) {
            client.head();
            long stuck = road.upstream().last().stuckAt(PATIENCE);
            System.out.printf(
                    "an upstream was stopped after %.1f of %d MB%n", stuck / 1e6, PIECES * PIECE_BYTES / 1_000_000);
            assertThat(stuck).isLessThan(24L * 1024 * 1024);

            var answer = client.answer();

            assertThat(answer.complete()).isTrue();
            var received = new CRC32();
            received.update(answer.body());
            assertThat(answer.content().length()).isEqualTo(PIECES * PIECE_BYTES);
            assertThat(received.getValue()).isEqualTo(sent.getValue());
        }
    }

    private static HttpRequestText large(int bytes) {
        return HttpRequestText.post("/v1/messages", "{\"model\":\"claude\",\"x\":\"" + "y".repeat(bytes) + "\"}");
    }

    @Test
    void bodyThatIsTooLargeIsRefused() {
        var answer = road.call(large(1 << 20));

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.text()).contains("payload_too_large");
        ErrorShape.isError(Surface.ANTHROPIC, answer);
        nothingIsHeld();
    }

    @Test
    void bodyThatGrowsTooLargeIsRefused() {
        var request = large(10);
        var chunked = new HttpRequestText("POST", "/v1/messages", request.headers(), Buffer.buffer());
        try (var client = road.client().send(chunked.header("transfer-encoding: chunked"))) {
            var chunk = "10000\r\n" + "y".repeat(0x10000) + "\r\n";
            for (int i = 0; i < 17; i++) {
                client.send(ScriptedUpstream.bytes(chunk));
            }
            client.send(ScriptedUpstream.bytes("0\r\n\r\n"));

            assertThat(client.answer().status()).isEqualTo(413);
        }
        nothingIsHeld();
    }

    private static void nothingIsHeld() {
        Eventually.holds(
                "the budget is whole again",
                PATIENCE,
                () -> road.gateway().metric("torouter_request_body_held_bytes") == 0);
    }

    @Test
    void bodiesThatDoNotFitTheBudgetAreTurnedAwayWithATimeToWait() {
        road.upstream(UpstreamCall::awaitGone);
        var request = large(1_000_000);
        try (var one = road.client().send(request);
                var two = road.client().send(request)) {
            Eventually.holds("both bodies are held", PATIENCE, () -> road.upstream().calls().size() == 2);

            var answer = road.call(request);

            assertThat(answer.status()).isEqualTo(429);
            assertThat(answer.text()).contains("rate_limit_exceeded");
            assertThat(Integer.parseInt(answer.header("retry-after"))).isPositive();
            one.reset();
            two.reset();
        }
        nothingIsHeld();
        road.upstream(call -> call.json(200, "{\"content\":[]}"));
        assertThat(road.call(request).status()).isEqualTo(200);
        nothingIsHeld();
    }

    @Test
    void bodyOfAClientThatLeavesWhileSendingIsForgotten() {
        byte[] bytes = large(500_000).bytes();
        try (var client = road.client().send(Arrays.copyOf(bytes, 300_000))) {
            Eventually.holds(
                    "a part is held", PATIENCE, () -> road.gateway().metric("torouter_request_body_held_bytes") > 0);
            client.reset();
        }
        nothingIsHeld();
        assertThat(road.upstream().calls()).isEmpty();
    }
}
