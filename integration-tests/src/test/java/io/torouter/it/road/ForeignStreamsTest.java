package io.torouter.it.road;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.util.List;

/** Streams to clients of one protocol, made of what an upstream of another says. */
class ForeignStreamsTest {
    private static final String SAYS_NO_USAGE =
            """
            data: {"id":"c1","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,\
            "delta":{"role":"assistant","content":"Hi"},"finish_reason":null}]}

            data: {"id":"c1","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,\
            "delta":{},"finish_reason":"stop"}]}

            """;
    private static final String USAGE =
            """
            data: {"id":"c1","object":"chat.completion.chunk","created":1,"model":"m","choices":[],\
            "usage":{"prompt_tokens":21,"completion_tokens":2,"total_tokens":23}}

            """;
    private static final String DONE = "data: [DONE]\n\n";

    private static Road road;

    @BeforeAll
    static void start() {
        road = Road.start(Road.EVERY_DIALECT);
    }

    @AfterAll
    static void stop() {
        road.close();
    }

    private static WireClient.Answer ask(String stream) {
        road.upstream(call -> {
            call.eventStream();
            call.chunk(stream);
            call.lastChunk();
        });
        return road.call(
                HttpRequestText.post(
                        "/v1/messages",
                        "{\"model\":\"open\",\"stream\":true,\"max_tokens\":9,\"messages\":[{\"role\":\"user\","
                                + "\"content\":\"How do you do, and what is new?\"}]}"));
    }

    private static List<JsonObject> events(WireClient.Answer answer) {
        return answer.text()
                .lines()
                .filter(line -> line.startsWith("data: {"))
                .map(line -> new JsonObject(line.substring(6)))
                .toList();
    }

    private static JsonObject usage(JsonObject event) {
        return event.getJsonObject("message", event).getJsonObject("usage");
    }

    @Test
    void messagesBeginWithAGuessOfTheirInputAndEndWithTheTruth() {
        var events = events(ask(SAYS_NO_USAGE + USAGE + DONE));

        assertThat(usage(events.getFirst()).getInteger("input_tokens")).isBetween(8, 30).isNotEqualTo(21);
        assertThat(usage(events.get(events.size() - 2)).getInteger("input_tokens")).isEqualTo(21);
    }

    @Test
    void aGuessIsNoUsage() {
        double before = road.gateway().metric("gen_ai_client_token_usage_sum");
        var events = events(ask(SAYS_NO_USAGE + DONE));

        assertThat(usage(events.getFirst()).getInteger("input_tokens")).isBetween(8, 30);
        assertThat(usage(events.get(events.size() - 2)).getInteger("input_tokens")).isNull();
        assertThat(road.gateway().metric("gen_ai_client_token_usage_sum")).isEqualTo(before);
    }
}
