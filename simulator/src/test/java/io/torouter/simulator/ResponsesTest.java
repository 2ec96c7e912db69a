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
import java.util.stream.IntStream;

class ResponsesTest {
    private static final String PATH = "/v1/responses";
    private static final String HELLO = "{\"model\": \"m\", \"input\": \"Say hi\"}";
    private static final String WEATHER =
            """
            {"model": "m", "input": [{"role": "user", "content": [{"type": "input_text", "text": "weather, parallel"}]}],
             "tools": [{"type": "function", "name": "get_weather", "strict": true, "parameters": {"type": "object",
               "properties": {"city": {"type": "string"}}, "required": ["city"], "additionalProperties": false}}]}
            """;

    @RegisterExtension static final Probe probe = new Probe();

    @Test
    void answersWithOneMessage() {
        var answer = probe.post(PATH, HELLO).bodyAsJsonObject();
        assertThat(answer.getString("status")).isEqualTo("completed");
        assertThat(text(answer)).contains("ToRouter simulator", "Say hi");
        assertThat(answer.getJsonObject("usage").getInteger("input_tokens")).isEqualTo(2);
    }

    @Test
    void numbersItsEventsWithoutAGap() {
        var numbers = stream(WEATHER).stream().map(event -> event.getInteger("sequence_number")).toList();
        assertThat(numbers).isEqualTo(IntStream.range(0, numbers.size()).boxed().toList());
    }

    @Test
    void streamsAMessageInTheOrderOfTheProtocol() {
        assertThat(types(stream(HELLO)))
                .containsExactly(
                        "response.created",
                        "response.in_progress",
                        "response.output_item.added",
                        "response.content_part.added",
                        "response.output_text.delta",
                        "response.output_text.done",
                        "response.content_part.done",
                        "response.output_item.done",
                        "response.completed");
    }

    @Test
    void streamsAFunctionCallInTheOrderOfTheProtocol() {
        var first = stream(WEATHER).stream().filter(event -> event.getInteger("output_index", -1) == 0).toList();
        assertThat(types(first))
                .containsExactly(
                        "response.output_item.added",
                        "response.function_call_arguments.delta",
                        "response.function_call_arguments.done",
                        "response.output_item.done");
    }

    @Test
    void completesTheStreamWithTheObjectItAnswersWithoutOne() {
        var completed = stream(WEATHER).getLast().getJsonObject("response");
        var whole = probe.post(PATH, WEATHER).bodyAsJsonObject();
        assertThat(completed.getJsonArray("output")).hasSize(2);
        assertThat(completed.getJsonArray("output").getJsonObject(1).getString("arguments"))
                .isEqualTo(whole.getJsonArray("output").getJsonObject(1).getString("arguments"));
    }

    @Test
    void joinsDeltasToTheDoneText() {
        var events = stream(HELLO);
        var joined = events.stream().map(event -> event.getString("delta", "")).collect(Collectors.joining());
        assertThat(joined).isEqualTo(text(events.getLast().getJsonObject("response")));
    }

    @Test
    void isIncompleteAtMaxOutputTokens() {
        var events = stream("{\"model\": \"m\", \"input\": \"Say hi\", \"max_output_tokens\": 2}");
        var response = events.getLast().getJsonObject("response");
        assertThat(events.getLast().getString("type")).isEqualTo("response.incomplete");
        assertThat(response.getJsonObject("incomplete_details").getString("reason")).isEqualTo("max_output_tokens");
        assertThat(text(response)).isEqualTo("This is ");
    }

    @Test
    void quotesTheOutputOfAFunction() {
        var answer =
                probe.post(
                                PATH,
                                """
                                {"model": "m", "input": [{"role": "user", "content": "weather"},
                                  {"type": "function_call", "call_id": "c", "name": "get_weather", "arguments": "{}"},
                                  {"type": "function_call_output", "call_id": "c", "output": "rain"}]}
                                """)
                        .bodyAsJsonObject();
        assertThat(text(answer)).contains("rain");
    }

    @Test
    void givesBackAndForgetsTheResponsesItMade() {
        var made = probe.post(PATH, HELLO).bodyAsJsonObject();
        var path = PATH + "/" + made.getString("id");
        assertThat(probe.get(path).bodyAsJsonObject()).isEqualTo(made);
        var deleted = probe.send(HttpMethod.DELETE, path, Map.of(), Buffer.buffer());
        assertThat(deleted.bodyAsJsonObject().getBoolean("deleted")).isTrue();
        assertThat(probe.get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void keepsNothingThatIsNotToBeStored() {
        var made = probe.post(PATH, "{\"model\": \"m\", \"input\": \"secret\", \"store\": false}");
        var path = PATH + "/" + made.bodyAsJsonObject().getString("id");
        assertThat(probe.get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void refusesToContinueWhatItNeverSaid() {
        var answer = probe.post(PATH, "{\"model\": \"m\", \"input\": \"x\", \"previous_response_id\": \"resp_x\"}");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.bodyAsJsonObject().getJsonObject("error").getString("code"))
                .isEqualTo("previous_response_not_found");
    }

    @Test
    void countsInputTokens() {
        var counted = probe.post(PATH + "/input_tokens", HELLO).bodyAsJsonObject();
        assertThat(counted).isEqualTo(JsonObject.of("object", "response.input_tokens", "input_tokens", 2));
    }

    private static List<String> types(List<JsonObject> events) {
        return events.stream().map(event -> event.getString("type")).distinct().toList();
    }

    private static List<JsonObject> stream(String json) {
        var request = new JsonObject(json).put("stream", true).encode();
        return Probe.events(probe.post(PATH, request).bodyAsString());
    }

    private static String text(JsonObject response) {
        var item = response.getJsonArray("output").getJsonObject(0);
        return item.getJsonArray("content").getJsonObject(0).getString("text");
    }
}
