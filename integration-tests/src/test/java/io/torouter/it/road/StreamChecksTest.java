package io.torouter.it.road;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.util.Arrays;

/** What the checks of streams say of upstreams that keep to their protocol, and of one that does not. */
class StreamChecksTest {
    private static final String LEGAL =
            """
            data: {"id":"c1","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,\
            "delta":{"role":"assistant","content":"Hi"},"finish_reason":null}]}

            data: {"id":"c1","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,\
            "delta":{},"finish_reason":"stop"}]}

            data: [DONE]

            """;

    private static final String ASKED =
            "{\"model\":\"open\",\"stream\":true,\"max_tokens\":9,\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}";

    private static Road road;

    @BeforeAll
    static void start() {
        road = Road.start("server: { grammar_sample: 1 }\n" + Road.EVERY_DIALECT);
    }

    @AfterAll
    static void stop() {
        road.close();
    }

    private static void ask(String path, String stream) {
        road.upstream(call -> {
            call.eventStream();
            call.chunk(stream);
            call.lastChunk();
        });
        assertThat(road.call(HttpRequestText.post(path, ASKED)).status()).isEqualTo(200);
    }

    private static double count(String metric, String... labels) {
        return road.gateway()
                .metrics()
                .lines()
                .filter(line -> line.startsWith(metric + '{'))
                .filter(line -> Arrays.stream(labels).allMatch(line::contains))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    @Test
    void tellsSoundStreamsFromOthersOnBothSides() {
        ask("/v1/chat/completions", LEGAL);
        ask("/v1/messages", LEGAL);
        ask("/v1/chat/completions", LEGAL.replace("\"object\":\"chat.completion.chunk\"", "\"object\":\"chunk\""));

        var checks = "torouter_stream_checks_total";
        assertThat(count(checks, "dialect=\"openai.chat\"", "side=\"upstream\"", "outcome=\"sound\"")).isEqualTo(2);
        assertThat(count(checks, "dialect=\"anthropic.messages\"", "side=\"client\"", "outcome=\"sound\""))
                .isEqualTo(1);
        assertThat(count(checks, "outcome=\"violated\"")).isEqualTo(1);
        assertThat(count("torouter_stream_violations_total", "rule=\"a chunk is an object of its name\"")).isEqualTo(2);
    }
}
