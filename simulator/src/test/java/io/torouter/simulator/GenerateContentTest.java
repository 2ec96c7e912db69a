package io.torouter.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.util.stream.Collectors;
import java.util.stream.Stream;

class GenerateContentTest {
    private static final String MODEL = "/v1beta/models/gemini-3";
    private static final String HELLO =
            """
            {"contents": [{"role": "user", "parts": [{"text": "Say hi"}]}]}
            """;
    private static final String WEATHER =
            """
            {"contents": [{"role": "user", "parts": [{"text": "How is the weather? Ask in parallel"}]}],
             "tools": [{"functionDeclarations": [{"name": "get_weather", "parameters":
               {"type": "OBJECT", "properties": {"city": {"type": "STRING"}}, "required": ["city"]}}]}]}
            """;

    @RegisterExtension static final Probe probe = new Probe();

    @Test
    void answersInOneCandidate() {
        var answer = probe.post(MODEL + ":generateContent", HELLO).bodyAsJsonObject();
        assertThat(text(answer)).contains("ToRouter simulator", "Say hi");
        assertThat(candidate(answer).getString("finishReason")).isEqualTo("STOP");
        assertThat(answer.getString("modelVersion")).isEqualTo("gemini-3");
        assertThat(answer.getJsonObject("usageMetadata").getInteger("promptTokenCount")).isEqualTo(2);
    }

    @Test
    void streamsEventsWhoseLinesEndInCrLf() {
        var stream = probe.post(MODEL + ":streamGenerateContent?alt=sse", HELLO).bodyAsString();
        assertThat(stream.replace("\r\n", "")).doesNotContain("\n", "\r");
        var whole = probe.post(MODEL + ":generateContent", HELLO).bodyAsJsonObject();
        assertThat(texts(Probe.events(stream).stream())).isEqualTo(text(whole));
    }

    @Test
    void streamsOneArrayWithoutAltSse() {
        var array = probe.post(MODEL + ":streamGenerateContent", HELLO).bodyAsJsonArray();
        var whole = probe.post(MODEL + ":generateContent", HELLO).bodyAsJsonObject();
        assertThat(texts(array.stream().map(JsonObject.class::cast))).isEqualTo(text(whole));
    }

    @Test
    void finishesWithTheLastChunkAlone() {
        var stream = probe.post(MODEL + ":streamGenerateContent?alt=sse", HELLO).bodyAsString();
        assertThat(Probe.events(stream).stream().filter(event -> candidate(event).containsKey("finishReason")))
                .hasSize(1)
                .first()
                .isEqualTo(Probe.events(stream).getLast());
    }

    @Test
    void callsFunctionsInParallel() {
        var parts =
                candidate(probe.post(MODEL + ":generateContent", WEATHER).bodyAsJsonObject())
                        .getJsonObject("content")
                        .getJsonArray("parts");
        assertThat(parts).hasSize(2);
        assertThat(parts.getJsonObject(0).getJsonObject("functionCall").getJsonObject("args").getString("city"))
                .isNotEmpty();
        assertThat(parts.getJsonObject(0).getString("thoughtSignature")).isNotEmpty();
    }

    @Test
    void streamsFunctionCallsWhole() {
        var stream = probe.post(MODEL + ":streamGenerateContent?alt=sse", WEATHER).bodyAsString();
        var calls =
                Probe.events(stream).stream()
                        .map(event -> candidate(event).getJsonObject("content").getJsonArray("parts").getJsonObject(0))
                        .filter(part -> part.containsKey("functionCall"));
        assertThat(calls).hasSize(2);
    }

    @Test
    void quotesTheResponseOfAFunction() {
        var answer =
                probe.post(
                                MODEL + ":generateContent",
                                """
                                {"contents": [{"role": "user", "parts": [{"text": "weather"}]},
                                  {"role": "model", "parts": [{"functionCall": {"name": "get_weather", "args": {}}}]},
                                  {"role": "user", "parts": [{"functionResponse": {"name": "get_weather",
                                    "response": {"output": "sunny"}}}]}]}
                                """)
                        .bodyAsJsonObject();
        assertThat(text(answer)).contains("sunny");
    }

    @Test
    void stopsAtMaxOutputTokens() {
        var request = new JsonObject(HELLO).put("generationConfig", JsonObject.of("maxOutputTokens", 2));
        var answer = probe.post(MODEL + ":generateContent", request.encode()).bodyAsJsonObject();
        assertThat(text(answer)).isEqualTo("This is ");
        assertThat(candidate(answer).getString("finishReason")).isEqualTo("MAX_TOKENS");
    }

    @Test
    void fitsAResponseSchema() {
        var schema =
                new JsonObject(
                        """
                        {"type": "ARRAY", "items": {"type": "OBJECT", "properties": {"ok": {"type": "BOOLEAN"}}}}
                        """);
        var config = JsonObject.of("responseMimeType", "application/json", "responseSchema", schema);
        var request = new JsonObject(HELLO).put("generationConfig", config);
        var answer = probe.post(MODEL + ":generateContent", request.encode()).bodyAsJsonObject();
        assertThat(new JsonArray(text(answer)).getJsonObject(0).getBoolean("ok")).isTrue();
    }

    @Test
    void takesDirectivesInThePathEscapedOrNot() {
        var escaped = probe.post("/v1beta/models/simulator%3Ftokens=2:generateContent", HELLO).bodyAsJsonObject();
        var plain = probe.post("/models/simulator?tokens=2:generateContent?key=x", HELLO).bodyAsJsonObject();
        assertThat(text(escaped)).isEqualTo("This is ").isEqualTo(text(plain));
        assertThat(plain.getString("modelVersion")).isEqualTo("simulator");
    }

    @Test
    void countsTokensOfContentsAndOfWrappedRequests() {
        var plain = probe.post(MODEL + ":countTokens", HELLO).bodyAsJsonObject();
        var wrapped =
                probe.post(
                                MODEL + ":countTokens",
                                JsonObject.of("generateContentRequest", new JsonObject(HELLO)).encode())
                        .bodyAsJsonObject();
        assertThat(plain.getInteger("totalTokens")).isEqualTo(2);
        assertThat(wrapped).isEqualTo(plain);
    }

    @Test
    void embedsOneOrManyContents() {
        var content = "{\"content\": {\"parts\": [{\"text\": \"hi\"}]}, \"outputDimensionality\": 3}";
        var one = probe.post(MODEL + ":embedContent", content).bodyAsJsonObject();
        var many =
                probe.post(MODEL + ":batchEmbedContents", "{\"requests\": [" + content + "," + content + "]}")
                        .bodyAsJsonObject();
        assertThat(one.getJsonObject("embedding").getJsonArray("values")).hasSize(3);
        assertThat(many.getJsonArray("embeddings")).hasSize(2);
        assertThat(many.getJsonArray("embeddings").getJsonObject(1)).isEqualTo(one.getJsonObject("embedding"));
    }

    @Test
    void listsItsModelInGeminisShape() {
        var models = probe.get("/v1beta/models").bodyAsJsonObject().getJsonArray("models");
        assertThat(models.getJsonObject(0).getString("name")).isEqualTo("models/simulator");
        assertThat(probe.get("/v1beta/models/x").bodyAsJsonObject().getString("name")).isEqualTo("models/x");
    }

    private static String texts(Stream<JsonObject> responses) {
        return responses.map(GenerateContentTest::text).collect(Collectors.joining());
    }

    private static String text(JsonObject response) {
        var parts = candidate(response).getJsonObject("content").getJsonArray("parts");
        return parts.getJsonObject(0).getString("text");
    }

    private static JsonObject candidate(JsonObject response) {
        return response.getJsonArray("candidates").getJsonObject(0);
    }
}
