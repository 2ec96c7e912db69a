package io.torouter.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;

import javax.imageio.ImageIO;
import javax.sound.sampled.AudioSystem;

class OpenAiEndpointsTest {
    @RegisterExtension static final Probe probe = new Probe();

    @Test
    void completesAPrompt() {
        var answer = json("completions", "{\"model\": \"m\", \"prompt\": \"Once\", \"max_tokens\": 2}");
        var choice = answer.getJsonArray("choices").getJsonObject(0);
        assertThat(choice.getString("text")).isEqualTo("This is ");
        assertThat(choice.getString("finish_reason")).isEqualTo("length");
        assertThat(answer.getString("object")).isEqualTo("text_completion");
    }

    @Test
    void streamsACompletionWithUsageAndDone() {
        var stream =
                probe.post(
                                "/v1/completions",
                                "{\"model\": \"m\", \"prompt\": [\"Once\"], \"max_tokens\": 2, \"stream\": true,"
                                        + " \"stream_options\": {\"include_usage\": true}}")
                        .bodyAsString();
        var text =
                Probe.events(stream).stream()
                        .flatMap(event -> event.getJsonArray("choices").stream())
                        .map(choice -> ((JsonObject) choice).getString("text"))
                        .collect(Collectors.joining());
        assertThat(text).isEqualTo("This is ");
        assertThat(Probe.events(stream).getLast().getJsonObject("usage").getInteger("total_tokens")).isEqualTo(3);
        assertThat(Probe.data(stream)).last().isEqualTo("[DONE]");
    }

    @Test
    void embedsEveryInputUnderItsIndex() {
        var data =
                json("embeddings", "{\"model\": \"m\", \"input\": [\"a\", \"b\"], \"dimensions\": 8}")
                        .getJsonArray("data");
        assertThat(data.getJsonObject(1).getInteger("index")).isEqualTo(1);
        assertThat(data.getJsonObject(0).getJsonArray("embedding")).hasSize(8);
        assertThat(data.getJsonObject(0).getJsonArray("embedding"))
                .isNotEqualTo(data.getJsonObject(1).getJsonArray("embedding"));
    }

    @Test
    void embedsTheSameNumbersInBase64() {
        var floats = embedding("{\"model\": \"m\", \"input\": \"a\", \"dimensions\": 4}").getJsonArray("embedding");
        var base64 =
                embedding("{\"model\": \"m\", \"input\": \"a\", \"dimensions\": 4, \"encoding_format\": \"base64\"}")
                        .getString("embedding");
        var decoded = ByteBuffer.wrap(Base64.getDecoder().decode(base64)).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(decoded.remaining()).isEqualTo(16);
        assertThat(decoded.getFloat(12)).isEqualTo(floats.getFloat(3));
    }

    @Test
    void drawsAnImageThatCanBeRead() throws Exception {
        var data =
                json("images/generations", "{\"model\": \"m\", \"prompt\": \"otter\", \"n\": 2}").getJsonArray("data");
        var png = Base64.getDecoder().decode(data.getJsonObject(1).getString("b64_json"));
        assertThat(ImageIO.read(new ByteArrayInputStream(png)).getWidth()).isEqualTo(1);
    }

    @Test
    void editsAnImageFromAForm() {
        var form = part("prompt", "green") + part("model", "m") + part("image", "\u0089PNG\r\n") + "--b--\r\n";
        var answer = form("images/edits", form).bodyAsJsonObject();
        assertThat(answer.getJsonArray("data").getJsonObject(0).getString("b64_json")).isNotEmpty();
        assertThat(answer.getJsonObject("usage").getInteger("input_tokens")).isEqualTo(2);
    }

    @Test
    void speaksAWaveFileThatCanBePlayed() throws Exception {
        var response = probe.post("/v1/audio/speech", "{\"model\": \"m\", \"input\": \"hi\", \"voice\": \"alloy\"}");
        var sound = AudioSystem.getAudioInputStream(new ByteArrayInputStream(response.body().getBytes()));
        assertThat(response.getHeader("content-type")).isEqualTo("audio/wav");
        assertThat(sound.getFrameLength()).isEqualTo(800);
    }

    @Test
    void transcribesToTheFormatAskedFor() {
        var file = part("model", "m") + part("file", "0123456789");
        var json = form("audio/transcriptions", file + "--b--\r\n").bodyAsJsonObject();
        var text = form("audio/translations", file + part("response_format", "text") + "--b--\r\n");
        assertThat(json.getString("text")).contains("heard 10 bytes");
        assertThat(text.getHeader("content-type")).startsWith("text/plain");
        assertThat(text.bodyAsString()).isEqualTo(json.getString("text") + "\n");
    }

    @Test
    void flagsWhatSpeaksOfViolence() {
        var results =
                json("moderations", "{\"model\": \"m\", \"input\": [\"peace\", \"Violence!\"]}")
                        .getJsonArray("results");
        assertThat(results.getJsonObject(0).getBoolean("flagged")).isFalse();
        assertThat(results.getJsonObject(1).getJsonObject("categories").getBoolean("violence")).isTrue();
        assertThat(results.getJsonObject(1).getJsonObject("category_scores").fieldNames()).hasSize(13);
    }

    @Test
    void ranksByWordsInCommon() {
        var results =
                json(
                                "rerank",
                                "{\"model\": \"m\", \"query\": \"capital of France\", \"top_n\": 1,"
                                        + " \"documents\": [\"cats\", {\"text\": \"Paris is the capital of France\"}]}")
                        .getJsonArray("results");
        assertThat(results).hasSize(1);
        assertThat(results.getJsonObject(0).getInteger("index")).isEqualTo(1);
    }

    @Test
    void listsItsModel() {
        var list = probe.get("/v1/models").bodyAsJsonObject();
        assertThat(list.getJsonArray("data").getJsonObject(0).getString("id")).isEqualTo("simulator");
        assertThat(probe.get("/v1/models/gpt-5").bodyAsJsonObject().getString("object")).isEqualTo("model");
    }

    @Test
    void answersOnEveryMountAndWithoutOne() {
        for (var mount : new String[] {"/v1/", "/api/v1/", "/"}) {
            assertThat(probe.post(mount + "moderations", "{\"model\": \"m\", \"input\": \"x\"}").statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void refusesPathsItDoesNotKnow() {
        var answer = probe.post("/v1/nonsense", "{\"model\": \"m\"}");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.bodyAsJsonObject().getJsonObject("error").getString("message"))
                .isEqualTo("Invalid URL (POST /v1/nonsense)");
    }

    @Test
    void livesWithBrokenEscapesInAPath() {
        assertThat(probe.get("/v1/%zz?%=%").statusCode()).isEqualTo(404);
    }

    @Test
    void refusesWhatIsNotJsonAndWhatNamesNoModel() {
        assertThat(probe.post("/v1/chat/completions", "{oops").statusCode()).isEqualTo(400);
        assertThat(probe.post("/v1/chat/completions", "{}").bodyAsString()).contains("model parameter");
    }

    private static JsonObject json(String path, String body) {
        return probe.post("/v1/" + path, body).bodyAsJsonObject();
    }

    private static JsonObject embedding(String body) {
        return json("embeddings", body).getJsonArray("data").getJsonObject(0);
    }

    private static String part(String name, String content) {
        return "--b\r\nContent-Disposition: form-data; name=\""
                + name
                + "\"; filename=\"f\"\r\n\r\n"
                + content
                + "\r\n";
    }

    private static HttpResponse<Buffer> form(String path, String body) {
        return probe.send(
                HttpMethod.POST,
                "/v1/" + path,
                Map.of("content-type", "multipart/form-data; boundary=b"),
                Buffer.buffer(body.getBytes(ISO_8859_1)));
    }
}
