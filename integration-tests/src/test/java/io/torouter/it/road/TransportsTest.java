package io.torouter.it.road;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.torouter.dialect.Dialect;
import io.torouter.it.Eventually;
import io.vertx.core.transport.Transport;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * Whichever way the node talks to the kernel, it hears of every connection that ends: also of one whose end comes with
 * its last bytes, so that there is but one moment at which to notice it.
 */
class TransportsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int TIMES = 100;
    private static final int ANSWER_BYTES = 6 << 20;

    /** How an upstream leaves that does not end its answer. */
    enum Parting {
        RESET,
        CLOSE;

        void of(UpstreamCall call) throws IOException {
            switch (this) {
                case RESET -> call.reset();
                case CLOSE -> call.close();
            }
        }
    }

    private static Stream<Arguments> transportsAndPartings() {
        return transports().flatMap(each -> Arrays.stream(Parting.values()).map(way -> Arguments.of(each, way)));
    }

    private static Stream<String> transports() {
        return Stream.of("nio", "epoll", "io_uring");
    }

    private static Road start(String transport) {
        assumeTrue(isAvailable(transport), transport + " is not available on this machine");
        return Road.start(
                """
                server: { transport: %s, event_loops: 1, keep_alive_comment: 0 }
                channels:
                  - id: only
                    type: openai-compatible
                    base_url: ${UPSTREAM}/v1
                    models: [model]
                    cooldown: false
                    timeouts: { idle: 15s }
                keys:
                  - { name: test, key: "${KEY}" }
                """
                        .formatted(transport));
    }

    private static boolean isAvailable(String transport) {
        var known = transport.equals("epoll") ? Transport.EPOLL : Transport.IO_URING;
        return transport.equals("nio") || (known != null && known.available());
    }

    private static HttpRequestText streamed() {
        return Dialects.streamed(Dialect.OPENAI_CHAT, "model");
    }

    private static HttpRequestText speech() {
        return HttpRequestText.post("/v1/audio/speech", "{\"model\":\"model\"}");
    }

    @ParameterizedTest
    @MethodSource("transportsAndPartings")
    void endThatComesWithTheLastBytesIsSeen(String transport, Parting parting) {
        try (var road = start(transport)) {
            road.upstream(call -> {
                call.eventStream();
                call.chunk(Dialects.content(Dialect.OPENAI_CHAT, "one"));
                parting.of(call);
            });
            for (int i = 0; i < TIMES; i++) {
                var answer = road.call(streamed());

                assertThat(answer.text()).contains("upstream_unavailable").doesNotContain("silent");
            }
        }
    }

    /** Nothing is read from the upstream when its end comes. */
    @ParameterizedTest
    @MethodSource("transportsAndPartings")
    void endThatComesWhileTheClientDoesNotReadIsSeen(String transport, Parting parting) throws IOException {
        var event = Dialects.content(Dialect.OPENAI_CHAT, "x".repeat(60_000));
        try (var road = start(transport)) {
            road.upstream(call -> {
                call.eventStream();
                for (int i = 0; i < 1000; i++) {
                    call.chunk(event);
                }
            });
            try (var client = road.client().send(streamed())) {
                client.head();
                road.upstream().last().stuckAt(PATIENCE);
                parting.of(road.upstream().last());

                var answer = client.answer();

                assertThat(answer.complete()).isFalse();
                assertThat(answer.text()).contains("upstream_unavailable").doesNotContain("silent");
            }
        }
    }

    /** All of the answer is on the way, and the connection closed, before the client takes more than a part. */
    @ParameterizedTest
    @MethodSource("transports")
    void wholeAnswerReachesASlowClientThoughItsUpstreamHasLeft(String transport) {
        byte[] sound = new byte[ANSWER_BYTES];
        try (var road = start(transport)) {
            road.upstream(call -> {
                call.whole(200, "audio/mpeg", sound, "\r\nconnection: close");
                call.close();
            });
            for (int i = 0; i < 3; i++) {
                try (var client = road.client().send(speech())) {
                    client.head();
                    assertThat(road.upstream().last().stuckAt(PATIENCE)).isGreaterThanOrEqualTo(ANSWER_BYTES);

                    var answer = client.answer();

                    assertThat(answer.complete()).isTrue();
                    assertThat(answer.content().length()).isEqualTo(ANSWER_BYTES);
                }
            }
        }
    }

    /** A client that has its next request on the way already, and then leaves. */
    @ParameterizedTest
    @MethodSource("transports")
    void clientThatLeavesBehindItsNextRequestIsSeen(String transport) {
        try (var road = start(transport)) {
            road.upstream(call -> {
                call.eventStream();
                call.chunk(Dialects.content(Dialect.OPENAI_CHAT, "one"));
                call.awaitGone();
            });
            for (int i = 0; i < TIMES; i++) {
                try (var client = road.client().send(streamed())) {
                    client.head();
                    client.chunksUntil("one");
                    client.send(streamed());
                    client.reset();
                }
                Eventually.holds("the upstream is left", PATIENCE, road.upstream().last()::isGone);
            }
            Eventually.holds(
                    "no stream stays open", PATIENCE, () -> road.gateway().metric("torouter_streams_open") == 0);
        }
    }
}
