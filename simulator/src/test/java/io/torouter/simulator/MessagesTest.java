package io.torouter.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

class MessagesTest {
    private static final String PATH = "/v1/messages";
    private static final String HELLO =
            """
            {"model": "m", "max_tokens": 100, "messages": [{"role": "user", "content": "Say hi"}]}
            """;
    private static final String TOOLS =
            """
            {"model": "m", "max_tokens": 100, "messages": [{"role": "user", "content": "Use both tools in parallel"}],
             "tools": [{"name": "get_time", "input_schema": {"type": "object", "properties": {}}},
                       {"name": "get_city", "input_schema": {"type": "object", "properties":
                         {"zip": {"type": "string"}}}}]}
            """;

    @RegisterExtension static final Probe probe = new Probe();

    @Test
    void answersWithOneBlockOfText() {
        var answer = probe.post(PATH, HELLO).bodyAsJsonObject();
        var block = answer.getJsonArray("content").getJsonObject(0);
        assertThat(block.getString("text")).contains("ToRouter simulator", "Say hi");
        assertThat(answer.getString("stop_reason")).isEqualTo("end_turn");
        assertThat(answer.getJsonObject("usage").getInteger("output_tokens"))
                .isEqualTo(Math.ceilDiv(block.getString("text").length(), 4));
    }

    @Test
    void streamsItsEventsInTheOrderOfTheProtocol() {
        assertThat(types(stream(HELLO)).distinct())
                .containsExactly(
                        "message_start",
                        "content_block_start",
                        "ping",
                        "content_block_delta",
                        "content_block_stop",
                        "message_delta",
                        "message_stop");
    }

    @Test
    void namesEachEventByItsType() {
        var stream = probe.post(PATH, streaming(HELLO)).bodyAsString();
        var names = stream.lines().filter(line -> line.startsWith("event: ")).map(line -> line.substring(7));
        assertThat(names).containsExactlyElementsOf(types(stream(HELLO)).toList());
    }

    @Test
    void streamsOneClosedBlockForEachToolUnderDenseIndexes() {
        var blocks =
                stream(TOOLS).stream()
                        .filter(event -> event.containsKey("index"))
                        .map(event -> event.getInteger("index") + event.getString("type"))
                        .distinct();
        assertThat(blocks)
                .containsExactly(
                        "0content_block_start",
                        "0content_block_delta",
                        "0content_block_stop",
                        "1content_block_start",
                        "1content_block_delta",
                        "1content_block_stop");
    }

    @Test
    void streamsArgumentsInPiecesThatJoinToJson() {
        var json =
                stream(TOOLS).stream()
                        .filter(event -> event.getInteger("index", 0) == 1 && event.containsKey("delta"))
                        .map(event -> event.getJsonObject("delta").getString("partial_json"))
                        .collect(Collectors.joining());
        assertThat(new JsonObject(json).getString("zip")).isNotEmpty();
    }

    @Test
    void stopsForItsToolCalls() {
        var answer = probe.post(PATH, TOOLS).bodyAsJsonObject();
        assertThat(answer.getString("stop_reason")).isEqualTo("tool_use");
        assertThat(answer.getJsonArray("content").stream().map(block -> ((JsonObject) block).getString("name")))
                .containsExactly("get_time", "get_city");
    }

    @Test
    void callsTheToolThatIsForced() {
        var forced =
                new JsonObject(TOOLS)
                        .put("messages", new JsonObject(HELLO).getJsonArray("messages"))
                        .put("tool_choice", JsonObject.of("type", "tool", "name", "get_city"));
        var answer = probe.post(PATH, forced.encode()).bodyAsJsonObject();
        assertThat(answer.getJsonArray("content").getJsonObject(0).getString("name")).isEqualTo("get_city");
    }

    @Test
    void quotesTheResultOfATool() {
        var answer =
                probe.post(
                                PATH,
                                """
                                {"model": "m", "max_tokens": 100, "messages": [{"role": "user", "content": "time?"},
                                 {"role": "assistant", "content": [{"type": "tool_use", "id": "t", "name": "t", "input": {}}]},
                                 {"role": "user", "content": [{"type": "tool_result", "tool_use_id": "t",
                                   "content": [{"type": "text", "text": "half past four"}]}]}]}
                                """)
                        .bodyAsJsonObject();
        assertThat(answer.getJsonArray("content").getJsonObject(0).getString("text")).contains("half past four");
    }

    @Test
    void saysWhichStopSequenceEndedIt() {
        var answer =
                probe.post(PATH, new JsonObject(HELLO).put("stop_sequences", List.of("no real")).encode())
                        .bodyAsJsonObject();
        assertThat(answer.getString("stop_reason")).isEqualTo("stop_sequence");
        assertThat(answer.getString("stop_sequence")).isEqualTo("no real");
    }

    @Test
    void stopsAtMaxTokensInTheStreamToo() {
        var delta =
                stream(new JsonObject(HELLO).put("max_tokens", 3).encode()).stream()
                        .filter(event -> event.getString("type").equals("message_delta"))
                        .findFirst()
                        .orElseThrow();
        assertThat(delta.getJsonObject("delta").getString("stop_reason")).isEqualTo("max_tokens");
        assertThat(delta.getJsonObject("usage").getInteger("output_tokens")).isEqualTo(3);
    }

    @Test
    void wantsToKnowMaxTokens() {
        var answer = probe.post(PATH, "{\"model\": \"m\", \"messages\": [{\"role\": \"user\", \"content\": \"x\"}]}");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.bodyAsJsonObject().getJsonObject("error").getString("message"))
                .isEqualTo("max_tokens: Field required");
    }

    @Test
    void wantsTheVersionHeader() {
        var answer = probe.send(HttpMethod.POST, PATH, Map.of(), Buffer.buffer(HELLO));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.bodyAsString()).contains("anthropic-version");
    }

    @Test
    void countsTokensOfARequestAsItWouldUseThem() {
        var counted = probe.post(PATH + "/count_tokens", HELLO).bodyAsJsonObject();
        var used = probe.post(PATH, HELLO).bodyAsJsonObject().getJsonObject("usage");
        assertThat(counted.getInteger("input_tokens")).isEqualTo(used.getInteger("input_tokens"));
    }

    @Test
    void listsItsModelInAnthropicsShapeToClientsOfAnthropic() {
        var models =
                probe.send(HttpMethod.GET, "/v1/models", Map.of("anthropic-version", "2023-06-01"), Buffer.buffer())
                        .bodyAsJsonObject();
        assertThat(models.getString("first_id")).isEqualTo("simulator");
        assertThat(models.getJsonArray("data").getJsonObject(0).getString("type")).isEqualTo("model");
    }

    private static Stream<String> types(List<JsonObject> events) {
        return events.stream().map(event -> event.getString("type"));
    }

    private static List<JsonObject> stream(String json) {
        return Probe.events(probe.post(PATH, streaming(json)).bodyAsString());
    }

    private static String streaming(String json) {
        return new JsonObject(json).put("stream", true).encode();
    }
}
