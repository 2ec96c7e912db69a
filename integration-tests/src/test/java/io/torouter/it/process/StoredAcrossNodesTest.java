package io.torouter.it.process;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.regex.Pattern;

/** The router is in one process, and the store of responses in another, with the edge. */
@Timeout(60)
final class StoredAcrossNodesTest {
    private static final Pattern ID = Pattern.compile("\"id\" ?: ?\"(resp_[^\"]+)\"");
    private static final String ANSWER =
            """
            {"id":"msg_1","type":"message","role":"assistant","model":"claude","content":[{"type":"text","text":"Hello Ada"}],
            "stop_reason":"end_turn","stop_sequence":null,"usage":{"input_tokens":5,"output_tokens":3}}
            """;

    private static Site site;
    private static NodeProcess edge;

    @BeforeAll
    static void startBoth() throws Exception {
        site = new Site("stored-across-nodes");
        edge = site.seed("edge", "gateway,catalog");
        site.join("router", "router");
        site.awaitReady(edge);
        site.upstream().plays(call -> call.json(ANSWER));
    }

    @AfterAll
    static void stopBoth() throws Exception {
        site.close();
    }

    @Test
    void goesOnFromAResponseThatAnotherNodeKeeps() throws Exception {
        var created = ask("POST /v1/responses", "{\"model\":\"claude\",\"input\":\"I am Ada\"}");
        var id = id(created);
        site.upstream().calls().take();

        assertThat(ask("GET /v1/responses/" + id, "")).isEqualTo(created);
        var next =
                ask(
                        "POST /v1/responses",
                        "{\"model\":\"claude\",\"input\":\"Who am I?\",\"previous_response_id\":\"" + id + "\"}");

        assertThat(next).contains("\"previous_response_id\":\"" + id + "\"");
        assertThat(site.upstream().calls().take().body())
                .asString(UTF_8)
                .contains("I am Ada", "Hello Ada", "Who am I?")
                .doesNotContain(id);
    }

    @Test
    void saysWhatNoNodeKeeps() throws Exception {
        try (var answer = HttpAnswer.to(edge.port(), "GET /v1/responses/resp_unknown", Site.HEADERS, new byte[0])) {
            assertThat(answer.status()).isEqualTo(404);
        }
    }

    private static String ask(String request, String body) throws Exception {
        try (var answer = HttpAnswer.to(edge.port(), request, Site.HEADERS, body.getBytes(UTF_8))) {
            var text = answer.text();
            assertThat(answer.status()).as(text).isEqualTo(200);
            return text;
        }
    }

    private static String id(String response) {
        var found = ID.matcher(response);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }
}
