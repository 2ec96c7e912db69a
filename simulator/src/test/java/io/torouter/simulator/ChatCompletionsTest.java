package io.torouter.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.util.List;
import java.util.stream.Collectors;

class ChatCompletionsTest {
    private static final String PATH = "/v1/chat/completions";
    private static final String WEATHER_TOOL =
            """
            {"type": "function", "function": {"name": "get_weather", "parameters": {"type": "object",
              "properties": {"city": {"type": "string"}, "days": {"type": "integer", "minimum": 3},
                "unit": {"enum": ["celsius", "fahrenheit"]}}, "required": ["city"]}}}
            """;

    @RegisterExtension static final Probe probe = new Probe();

    @Test
    void saysThatItIsASimulatorAndQuotesThePrompt() {
        var answer = ask("{\"messages\": [{\"role\": \"user\", \"content\": \"Say hi\"}]}");
        assertThat(message(answer).getString("content")).contains("ToRouter simulator", "no real model", "Say hi");
        assertThat(choice(answer).getString("finish_reason")).isEqualTo("stop");
    }

    @Test
    void countsATokenForEveryFourCharacters() {
        var answer = ask("{\"messages\": [{\"role\": \"user\", \"content\": \"12345678\"}]}");
        var usage = answer.getJsonObject("usage");
        assertThat(usage.getInteger("prompt_tokens")).isEqualTo(2);
        assertThat(usage.getInteger("completion_tokens"))
                .isEqualTo(Math.ceilDiv(message(answer).getString("content").length(), 4));
    }

    @Test
    void stopsAtMaxTokens() {
        var answer = ask("{\"max_tokens\": 5, \"messages\": [{\"role\": \"user\", \"content\": \"Say hi\"}]}");
        assertThat(message(answer).getString("content")).hasSize(20);
        assertThat(choice(answer).getString("finish_reason")).isEqualTo("length");
    }

    @Test
    void stopsBeforeAStopSequence() {
        var answer = ask("{\"stop\": [\", no\"], \"messages\": [{\"role\": \"user\", \"content\": \"Say hi\"}]}");
        assertThat(message(answer).getString("content")).isEqualTo("This is the ToRouter simulator");
        assertThat(choice(answer).getString("finish_reason")).isEqualTo("stop");
    }

    @Test
    void streamsTheSameTextInChunksAndEndsWithDone() {
        var stream = stream("{\"messages\": [{\"role\": \"user\", \"content\": \"Say hi\"}]}");
        var whole = ask("{\"messages\": [{\"role\": \"user\", \"content\": \"Say hi\"}]}");
        assertThat(joined(Probe.events(stream))).isEqualTo(message(whole).getString("content"));
        assertThat(Probe.data(stream)).last().isEqualTo("[DONE]");
        assertThat(Probe.events(stream)).allSatisfy(event -> assertThat(event.containsKey("usage")).isFalse());
    }

    @Test
    void sendsUsageInAChunkOfItsOwnIfAsked() {
        var events =
                Probe.events(
                        stream(
                                "{\"stream_options\": {\"include_usage\": true},"
                                        + " \"messages\": [{\"role\": \"user\", \"content\": \"Say hi\"}]}"));
        assertThat(events.getLast().getJsonArray("choices")).isEmpty();
        assertThat(events.getLast().getJsonObject("usage").getInteger("completion_tokens"))
                .isEqualTo(events.size() - 3);
        assertThat(events.getFirst().containsKey("usage")).isTrue();
        assertThat(events.getFirst().getValue("usage")).isNull();
    }

    @Test
    void callsAToolWithArgumentsThatFitItsSchema() {
        var answer =
                ask(
                        "{\"tools\": ["
                                + WEATHER_TOOL
                                + "],"
                                + " \"messages\": [{\"role\": \"user\", \"content\": \"How is the weather?\"}]}");
        var call = message(answer).getJsonArray("tool_calls").getJsonObject(0);
        var arguments = new JsonObject(call.getJsonObject("function").getString("arguments"));
        assertThat(choice(answer).getString("finish_reason")).isEqualTo("tool_calls");
        assertThat(message(answer).getValue("content")).isNull();
        assertThat(arguments.getString("city")).isNotEmpty();
        assertThat(arguments.getInteger("days")).isEqualTo(3);
        assertThat(arguments.getString("unit")).isEqualTo("celsius");
    }

    @Test
    void streamsParallelCallsEachUnderItsIndex() {
        var events =
                Probe.events(
                        stream(
                                "{\"tools\": ["
                                        + WEATHER_TOOL
                                        + "], \"messages\": [{\"role\": \"user\", \"content\": \"Use the tool twice in"
                                        + " parallel\"}]}"));
        var pieces =
                events.stream()
                        .map(ChatCompletionsTest::delta)
                        .filter(delta -> delta.containsKey("tool_calls"))
                        .map(delta -> delta.getJsonArray("tool_calls").getJsonObject(0))
                        .toList();
        assertThat(arguments(pieces, 0)).isEqualTo(arguments(pieces, 1));
        assertThat(new JsonObject(arguments(pieces, 0)).fieldNames()).contains("city");
        assertThat(pieces.stream().filter(piece -> piece.containsKey("id"))).hasSize(2);
    }

    @Test
    void answersTheResultOfAToolWithTextThatQuotesIt() {
        var answer =
                ask(
                        "{\"tools\": ["
                                + WEATHER_TOOL
                                + "], \"messages\": [{\"role\": \"user\", \"content\": \"weather\"},{\"role\":"
                                + " \"assistant\", \"content\": null, \"tool_calls\": [{\"id\": \"c\", \"type\":"
                                + " \"function\", \"function\": {\"name\": \"get_weather\", \"arguments\":"
                                + " \"{}\"}}]},{\"role\": \"tool\", \"tool_call_id\": \"c\", \"content\": \"21"
                                + " degrees\"}]}");
        assertThat(message(answer).getString("content")).contains("21 degrees");
    }

    @Test
    void fitsTheSchemaOfStructuredOutput() {
        var answer =
                ask(
                        """
                        {"messages": [{"role": "user", "content": "x"}], "response_format": {"type": "json_schema",
                         "json_schema": {"name": "p", "schema": {"type": "object", "required": ["name", "tags"],
                         "properties": {"name": {"type": "string"}, "tags": {"type": "array", "items": {"type": "number"}}}}}}}
                        """);
        var json = new JsonObject(message(answer).getString("content"));
        assertThat(json.getString("name")).isNotEmpty();
        assertThat(json.getJsonArray("tags").getValue(0)).isInstanceOf(Number.class);
    }

    @Test
    void refusesARequestWithoutMessages() {
        var response = probe.post(PATH, "{\"model\": \"m\"}");
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.bodyAsJsonObject().getJsonObject("error").getString("param")).isEqualTo("messages");
    }

    private static String arguments(List<JsonObject> pieces, int index) {
        return pieces.stream()
                .filter(piece -> piece.getInteger("index") == index)
                .map(piece -> piece.getJsonObject("function").getString("arguments"))
                .collect(Collectors.joining());
    }

    private static String joined(List<JsonObject> events) {
        return events.stream().map(event -> delta(event).getString("content", "")).collect(Collectors.joining());
    }

    private static JsonObject delta(JsonObject event) {
        var choices = event.getJsonArray("choices");
        return choices.isEmpty() ? new JsonObject() : choices.getJsonObject(0).getJsonObject("delta");
    }

    private static JsonObject ask(String json) {
        return probe.post(PATH, with("model", "m", json)).bodyAsJsonObject();
    }

    private static String stream(String json) {
        return probe.post(PATH, with("stream", true, with("model", "m", json))).bodyAsString();
    }

    private static String with(String name, Object value, String json) {
        return new JsonObject(json).put(name, value).encode();
    }

    private static JsonObject choice(JsonObject answer) {
        return answer.getJsonArray("choices").getJsonObject(0);
    }

    private static JsonObject message(JsonObject answer) {
        return choice(answer).getJsonObject("message");
    }
}
