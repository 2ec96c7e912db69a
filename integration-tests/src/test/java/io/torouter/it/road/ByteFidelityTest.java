package io.torouter.it.road;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.torouter.dialect.BodyKind;
import io.torouter.dialect.Dialect;
import io.torouter.dialect.Operation;
import io.vertx.core.buffer.Buffer;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Random;
import java.util.stream.Stream;

/**
 * Where client and upstream speak the same dialect, every byte arrives as it was sent, in both directions; a request
 * changes in the model id alone, and where a stream is asked for its usage.
 */
class ByteFidelityTest {
    /** What parsers smooth over: spaces, spellings of numbers and strings, keys that look like those we read. */
    private static final String ODD =
            "{ \"x\" :1e3,\r\n"
                + "\t\"model\"\t: \"%s\""
                + " ,\"nested\":{\"model\":\"other\",\"stream\":true,\"model\":\"twice\"},\"path\":\"a\\/b\",\"u\":\"\\u00e9\\uD83D\\uDE00é😀\",\"unknown\":[1.0,2.50,-0.0E+2,{\"deep\":[null,{"
                + " }]}], \"input\":\"hi\",\"zero\":1.000000000000000000000001 }\r\n"
                + " ";

    private static final String EMPTY_ARRAY = "[{\"candidates\":[{\"finishReason\":\"STOP\"}]}]";

    private static final String BOUNDARY = "----odd boundary_'()+,./:=?";

    private static Road road;

    @BeforeAll
    static void start() {
        road = Road.start(Road.EVERY_DIALECT);
    }

    @AfterAll
    static void stop() {
        road.close();
    }

    @BeforeEach
    void forget() {
        road.upstream().forget();
        road.upstream(call -> call.json(200, call.uri().contains(":stream") ? EMPTY_ARRAY : "{}"));
    }

    static Stream<Arguments> operations() {
        return Stream.of(Operation.values())
                .filter(operation -> operation.body() != BodyKind.NONE)
                .flatMap(operation -> Stream.of("", "/api").map(mount -> Arguments.of(operation, mount)));
    }

    private static String path(Operation operation, String mount, String model) {
        return operation.modelInPath()
                ? mount + "/v1beta/models/" + model + ':' + operation.path()
                : mount + "/v1/" + operation.path();
    }

    private static HttpRequestText request(Operation operation, String mount, String model) {
        var target = path(operation, mount, model);
        return operation.body() == BodyKind.JSON
                ? HttpRequestText.post(target, ODD.formatted(model))
                : multipart(target, model);
    }

    private static HttpRequestText multipart(String target, String model) {
        var request = HttpRequestText.post(target, Buffer.buffer(form(model)));
        return request.only(
                request.headers().getFirst(), "content-type: multipart/form-data; boundary=\"" + BOUNDARY + '"');
    }

    /** A form with a file of all bytes in it, a part that looks like another, and text around the parts. */
    private static byte[] form(String model) {
        var file = new StringBuilder();
        for (int b = 0; b < 4096; b++) {
            file.append((char) (b & 0xff));
        }
        return ScriptedUpstream.bytes(
                "preamble\r\n--%1$s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a \\\"b\\\".wav\"\r\n"
                                .formatted(BOUNDARY)
                        + "Content-Type: audio/wav\r\nX-Unknown: 1\r\n\r\n"
                        + file
                        + "\r\n--%1$s\r\ncontent-disposition: form-data; name=model\r\n\r\n%2$s\r\n"
                                .formatted(BOUNDARY, model)
                        + "--%1$s\r\nContent-Disposition: form-data; name=\"models\"\r\n\r\nmodel=x\r\n--%1$s--\r\nepilogue"
                                .formatted(BOUNDARY));
    }

    private static String model(Operation operation) {
        return Dialects.model(operation.dialect());
    }

    private static String upstreamModel(Dialect dialect) {
        return switch (dialect) {
            case OPENAI_CHAT, OPENAI_RESPONSES -> "vendor/\"real\":gpt";
            case ANTHROPIC_MESSAGES -> "real-claude";
            case GEMINI_GENERATE -> "real-gemini";
        };
    }

    @ParameterizedTest
    @MethodSource("operations")
    void bodyArrivesAsItWasSent(Operation operation, String mount) {
        var request = request(operation, mount, model(operation));

        assertThat(road.call(request).status()).isEqualTo(200);

        var seen = road.upstream().last();
        assertThat(seen.body()).isEqualTo(request.body());
        assertThat(seen.method()).isEqualTo("POST");
        assertThat(seen.uri()).isEqualTo(path(operation, "", model(operation)));
        assertThat(seen.headers()).containsEntry("content-length", Integer.toString(request.body().length));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void aliasChangesTheModelAlone(Operation operation, String mount) {
        var real = upstreamModel(operation.dialect());

        assertThat(road.call(request(operation, mount, model(operation) + "-alias")).status()).isEqualTo(200);

        var seen = road.upstream().last();
        var expected =
                switch (operation.body()) {
                    case MULTIPART -> form(real);
                    case JSON, NONE -> ODD.formatted(real.replace("\"", "\\\"")).getBytes(UTF_8);
                };
        assertThat(seen.body()).isEqualTo(expected);
        assertThat(seen.uri()).isEqualTo(path(operation, "", real));
    }

    @Test
    void resourceNameInTheBodyStaysWhatItIs() {
        var named = "{\"model\":\"models/gemini\",\"content\":{}}";
        road.call(HttpRequestText.post("/v1beta/models/gemini:embedContent", named));
        assertThat(road.upstream().last().text()).isEqualTo(named);

        road.call(HttpRequestText.post("/v1beta/models/gemini-alias:embedContent", named));
        assertThat(road.upstream().last().text()).isEqualTo(named);

        var alias = "{\"model\":\"models/gemini-alias\",\"content\":{}}";
        road.call(HttpRequestText.post("/v1beta/models/gemini-alias:embedContent", alias));
        assertThat(road.upstream().last().text()).isEqualTo("{\"model\":\"models/real-gemini\",\"content\":{}}");
    }

    @Test
    void escapedSpellingOfModelSurvivesUnlessItIsAnAlias() {
        road.call(HttpRequestText.post("/v1/chat/completions", "{\"\\u006dodel\":\"g\\u0070t\",\"a\":1}"));
        assertThat(road.upstream().last().text()).isEqualTo("{\"\\u006dodel\":\"g\\u0070t\",\"a\":1}");

        road.call(HttpRequestText.post("/v1/chat/completions", "{\"\\u006dodel\":\"o\\u0070en-alias\",\"a\":1}"));
        assertThat(road.upstream().last().text()).isEqualTo("{\"\\u006dodel\":\"real-open\",\"a\":1}");
    }

    @Test
    void streamIsAskedForUsageWhereTheClientDidNot() {
        road.call(HttpRequestText.post("/v1/chat/completions", "{ \"stream\" : true,\"model\":\"gpt\",\"n\":1e0}"));
        assertThat(road.upstream().last().text())
                .isEqualTo(
                        "{\"stream_options\":{\"include_usage\":true}, \"stream\" : true,\"model\":\"gpt\",\"n\":1e0}");

        road.call(
                HttpRequestText.post(
                        "/v1/chat/completions",
                        "{\"stream\":true,\"model\":\"gpt-alias\",\"stream_options\":{ \"x\":1}}"));
        assertThat(road.upstream().last().text())
                .isEqualTo(
                        "{\"stream\":true,\"model\":\"vendor/\\\"real\\\":gpt\",\"stream_options\":{\"include_usage\":true,"
                            + " \"x\":1}}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"stream\":true,\"model\":\"open\"}",
                "{\"stream\":false,\"model\":\"gpt\"}",
                "{\"stream\":true,\"model\":\"gpt\",\"stream_options\":{\"include_usage\":true}}"
            })
    void requestIsNotTouchedWhereUsageComesAnywayOrMayBeRefused(String body) {
        road.call(HttpRequestText.post("/v1/chat/completions", body));
        assertThat(road.upstream().last().text()).isEqualTo(body);
    }

    @Test
    void largeImageArrivesWhole() {
        var image = "iVBORw0KGgo/".repeat(20 * 1024 * 1024 / 12);
        var body = "{\"model\":\"claude-alias\",\"messages\":[{\"data\":\"" + image + "\"}],\"z\":1}";

        assertThat(road.call(HttpRequestText.post("/v1/messages", body)).status()).isEqualTo(200);

        assertThat(road.upstream().last().text().equals(body.replace("claude-alias", "real-claude"))).isTrue();
    }

    /** Some bodies come with their heads, some while the gateway is busy with a request before. */
    @Test
    void bodiesOfRequestsThatDoNotWaitForAnswersStayApart() {
        var bodies =
                Stream.of(1, 200_000, 3, 30_000, 70_000, 5)
                        .map(length -> "{\"model\":\"gpt\",\"input\":\"%d%s\"}".formatted(length, "x".repeat(length)))
                        .toList();
        var all = Buffer.buffer();
        bodies.forEach(body -> all.appendBytes(HttpRequestText.post("/v1/responses", body).bytes()));
        try (var client = road.client().send(all.getBytes())) {
            for (int i = 0; i < bodies.size(); i++) {
                assertThat(client.answer().status()).isEqualTo(200);
            }
        }
        assertThat(road.upstream().calls()).extracting(UpstreamCall::text).isEqualTo(bodies);
    }

    private static String oddStream(Dialect dialect) {
        return ": comment\n\n"
                + "\r\n"
                + Dialects.preamble(dialect)
                + Dialects.content(dialect, "a\\/b \\u00e9é😀").replace("\n\n", "   \n\n")
                + ": PROCESSING\r\n\r\n"
                + "event: unheard-of\r\nid: 7\nretry: 100\ndata:{\"type\":\"unheard-of\", \"n\":1e3}\r\n\r\n"
                + ":\n\n"
                + Dialects.content(dialect, "x".repeat(3000))
                + Dialects.content(dialect, "end").replace("\r\n", "\n").replace("\n", "\r\n")
                + Dialects.end(dialect);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void streamArrivesAsItWasSentHoweverItIsCut(Dialect dialect) {
        byte[] stream = oddStream(dialect).getBytes(UTF_8);
        for (int seed = 0; seed < 25; seed++) {
            var random = new Random(seed);
            road.upstream(call -> call.cut(200, "text/event-stream; charset=utf-8", stream, random));

            var answer = road.call(Dialects.streamed(dialect));

            assertThat(answer.complete()).isTrue();
            assertThat(answer.text()).as("seed %d", seed).isEqualTo(new String(stream, UTF_8));
            assertThat(answer.header("content-type")).isEqualTo("text/event-stream; charset=utf-8");
        }
    }

    @Test
    void usageThatWasNotAskedForIsHidden() {
        var shown = Dialects.preamble(Dialect.OPENAI_CHAT) + Dialects.content(Dialect.OPENAI_CHAT, "hi");
        var stream = shown + Dialects.end(Dialect.OPENAI_CHAT);
        for (int seed = 0; seed < 25; seed++) {
            var random = new Random(seed);
            road.upstream(call -> call.cut(200, "text/event-stream", stream.getBytes(UTF_8), random));

            var answer = road.call(HttpRequestText.post("/v1/chat/completions", "{\"model\":\"gpt\",\"stream\":true}"));

            assertThat(answer.text())
                    .isEqualTo(
                            stream.replace(
                                    "data:"
                                        + " {\"choices\":[],\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":2,\"total_tokens\":5}}\n\n",
                                    ""));
        }
    }

    @Test
    void arrayOfElementsArrivesAsItWasSent() {
        var array =
                """
                [ {"candidates" : [{"content": {"parts":[{"text":"a]},{\\""}]}}]}\r
                ,\r
                {"candidates":[{"content":{"parts":[{"text":"b"}]},"finishReason":"STOP"}],"n":1e3} \s
                ]
                """;
        for (int seed = 0; seed < 25; seed++) {
            var random = new Random(seed);
            road.upstream(call -> call.cut(200, "application/json; charset=UTF-8", array.getBytes(UTF_8), random));

            var answer = road.call(HttpRequestText.post("/v1beta/models/gemini:streamGenerateContent", "{}"));

            assertThat(answer.text()).isEqualTo(array);
            assertThat(answer.complete()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void documentArrivesAsItWasSent(Operation operation, String mount) {
        var document = "{ \"odd\" :1e3,\r\n\t\"a\\/b\": [ ] ,\"a\\/b\":\"\\u00e9é\" }  \n";
        for (int seed = 0; seed < 3; seed++) {
            var random = new Random(seed);
            road.upstream(call -> call.cut(200, "application/json", document.getBytes(UTF_8), random));

            var answer = road.call(request(operation, mount, model(operation)));

            if (operation != Operation.STREAM_GENERATE_CONTENT) {
                assertThat(answer.text()).isEqualTo(document);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 70_000, 3_000_000})
    void soundArrivesAsItWasSent(int length) {
        byte[] sound = new byte[length];
        new Random(length).nextBytes(sound);
        road.upstream(call -> call.cut(200, "audio/mpeg", sound, new Random(1)));

        var answer = road.call(HttpRequestText.post("/v1/audio/speech", "{\"model\":\"gpt\",\"input\":\"hi\"}"));

        assertThat(answer.body()).isEqualTo(sound);
        assertThat(answer.header("content-type")).isEqualTo("audio/mpeg");
    }

    @Test
    void largeDocumentArrivesWhole() {
        var document = "{\"data\":[\"" + "iVBORw0KGgo/".repeat(500_000) + "\"]}";
        road.upstream(call -> call.whole(200, "application/json", document.getBytes(UTF_8), ""));

        var answer = road.call(HttpRequestText.post("/v1/images/generations", "{\"model\":\"gpt\"}"));

        assertThat(answer.text().equals(document)).isTrue();
        assertThat(answer.complete()).isTrue();
    }

    @Test
    void compressedDocumentArrivesAsItWasSent() {
        byte[] bytes = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 1, 2, 3};
        road.upstream(call -> call.whole(200, "application/json", bytes, "\r\ncontent-encoding: gzip"));

        var answer = road.call(HttpRequestText.post("/v1/embeddings", "{\"model\":\"gpt\"}"));

        assertThat(answer.body()).isEqualTo(bytes);
        assertThat(answer.header("content-encoding")).isEqualTo("gzip");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 413, 422})
    void refusalArrivesAsItWasSent(int status) {
        var refusal = "{ \"error\" : {\"message\":\"no\\/\", \"odd\":1e3} }\n";
        road.upstream(call -> call.whole(status, "application/json", refusal.getBytes(UTF_8), ""));

        var answer = road.call(Dialects.streamed(Dialect.ANTHROPIC_MESSAGES));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.text()).isEqualTo(refusal);
        assertThat(road.upstream().calls()).hasSize(1);
    }
}
