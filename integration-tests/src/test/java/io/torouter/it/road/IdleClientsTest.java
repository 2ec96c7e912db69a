package io.torouter.it.road;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.dialect.Dialect;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Connections of clients on which nothing happens are closed; those on which anything does are not. */
class IdleClientsTest {
    private static final Duration IDLE = Duration.ofSeconds(1);
    private static final int EVENTS = 8;

    private static Road road;

    @BeforeAll
    static void start() {
        road = Road.start("server: { idle_timeout: 1s, keep_alive_comment: 0 }\n" + Road.EVERY_DIALECT);
    }

    @AfterAll
    static void stop() {
        road.close();
    }

    private static double secondsUntilClosed(WireClient client) {
        long from = System.nanoTime();
        assertThat(client.isEnded()).isTrue();
        return (System.nanoTime() - from) / 1e9;
    }

    @Test
    void whoSendsNothingIsClosed() {
        try (var client = road.client()) {
            assertThat(secondsUntilClosed(client)).isBetween(0.8, 5.0);
        }
    }

    @Test
    void whoIsDoneIsClosed() {
        road.upstream(call -> call.json(200, "{\"choices\":[]}"));
        try (var client = road.client()) {
            client.send(Dialects.whole(Dialect.OPENAI_CHAT, "gpt"));
            assertThat(client.answer().complete()).isTrue();
            assertThat(secondsUntilClosed(client)).isBetween(0.8, 5.0);
        }
    }

    /** Each pause is shorter than the limit, all together are longer. */
    @Test
    void whoReadsAStreamIsNot() {
        road.upstream(call -> {
            call.eventStream();
            for (int i = 0; i < EVENTS; i++) {
                call.chunk(Dialects.content(Dialect.OPENAI_CHAT, "event " + i));
                sleep(IDLE.dividedBy(4));
            }
            call.chunk(Dialects.end(Dialect.OPENAI_CHAT));
            call.lastChunk();
        });
        try (var client = road.client()) {
            client.send(Dialects.streamed(Dialect.OPENAI_CHAT, "gpt"));
            assertThat(client.answer().complete()).isTrue();
        }
    }

    private static void sleep(Duration pause) {
        try {
            TimeUnit.NANOSECONDS.sleep(pause.toNanos());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
