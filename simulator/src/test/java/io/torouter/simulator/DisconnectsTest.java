package io.torouter.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

class DisconnectsTest {
    private static final String PATH = "/v1/chat/completions";

    private Probe probe;

    @BeforeEach
    void start() {
        probe = new Probe();
    }

    @AfterEach
    void stop() {
        probe.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fault=silent",
                "fault=stall",
                "fault=stall&after=3",
                "fault=stall&comments=5ms",
                "delay=10ms&tokens=10000",
                "ttft=100s",
                "fault=slow_headers&ttft=100s",
            })
    void countsClientsThatLeave(String directives) {
        var request = send(directives);
        Probe.until(() -> probe.simulator.observed().openStreams() == 1);
        request.reset();
        Probe.until(() -> probe.simulator.observed().aborted() == 1);
        assertThat(probe.simulator.observed().openStreams()).isZero();
    }

    @Test
    void countsNobodyWhoStaysToTheEnd() {
        probe.post(PATH, body("tokens=3"));
        assertThat(probe.simulator.observed().aborted()).isZero();
        assertThat(probe.simulator.observed().openStreams()).isZero();
        assertThat(probe.simulator.observed().requests()).isEqualTo(1);
    }

    @Test
    void countsNobodyForAConnectionItClosedItself() {
        RawAnswer.to(probe.simulator.port(), PATH, body("fault=reset&after=1"));
        RawAnswer.to(probe.simulator.port(), PATH, body("fault=close&after=1"));
        assertThat(probe.simulator.observed().aborted()).isZero();
        assertThat(probe.simulator.observed().openStreams()).isZero();
    }

    @Test
    void waitsForAClientThatDoesNotReadAndServesOthersMeanwhile() {
        var request = send("tokens=10000&chunk=2000");
        HttpClientResponse response = Probe.await(request.response());
        response.pause();
        for (var i = 0; i < 200; i++) {
            probe.post(PATH, body("tokens=1"));
        }
        assertThat(probe.simulator.observed().openStreams()).isEqualTo(1);
        var length = new AtomicInteger();
        response.handler(buffer -> length.addAndGet(buffer.length()));
        response.resume();
        Probe.await(response.end());
        assertThat(length.get()).isGreaterThan(10_000 * 2_000);
    }

    @Test
    void remembersTheLastRequestByteForByte() {
        var body = "{\"model\": \"m\",  \"messages\": [{\"role\":\"user\",\"content\":\"\u00fc\"}]}";
        probe.post(PATH + "?x=1", body, Map.of("X-Mine", "yes"));
        var last = probe.simulator.observed().last();
        assertThat(last).isNotNull();
        assertThat(last.body()).isEqualTo(Buffer.buffer(body));
        assertThat(last.header("x-mine")).contains("yes");
        assertThat(last.uri()).isEqualTo(PATH + "?x=1");
    }

    @Test
    void tellsAndForgetsWhatItSawOverHttp() {
        probe.post(PATH, body("tokens=1"));
        var seen = probe.get("/__simulator").bodyAsJsonObject();
        probe.send(HttpMethod.DELETE, "/__simulator", Map.of(), Buffer.buffer());
        assertThat(seen.getInteger("requests")).isEqualTo(1);
        assertThat(seen.getJsonObject("last_request").getString("body")).contains("tokens=1");
        assertThat(probe.get("/__simulator").bodyAsJsonObject().getInteger("requests")).isZero();
    }

    private HttpClientRequest send(String directives) {
        var client = probe.vertx.createHttpClient();
        var request = Probe.await(client.request(HttpMethod.POST, probe.simulator.port(), "127.0.0.1", PATH));
        Probe.await(request.end(Buffer.buffer(body(directives))));
        return request;
    }

    private static String body(String directives) {
        return "{\"model\": \"simulator?"
                + directives
                + "\", \"stream\": true, \"messages\": [{\"role\": \"user\", \"content\": \"hi\"}]}";
    }
}
