package io.torouter.request;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Jackson's tree is the judge. */
class JsonBodyScannerPropertyTest {
    private static final ObjectMapper JACKSON =
            JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .disable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(JsonParser.Feature.ALLOW_COMMENTS)
                    .build();

    @Property(tries = 500)
    void findsTheModelThatJacksonFinds(@ForAll("bodies") String body) throws Exception {
        assertThat(JsonBodyScannerTest.scan(body).model()).isEqualTo(JACKSON.readTree(body).get("model").textValue());
    }

    @Property(tries = 500)
    void editsNothingButTheModel(@ForAll("bodies") String body, @ForAll("texts") String model) throws Exception {
        var bytes = body.getBytes(UTF_8);
        var span = JsonBodyScanner.scan(bytes, 0, bytes.length).modelSpan();
        var edit = new SpanEdit(span, EditedBody.jsonString(model));

        var edited = EditedBody.of(bytes, 0, bytes.length, List.of(edit)).toBytes();

        var before = new String(bytes, 0, span.from(), UTF_8);
        var after = new String(bytes, span.to(), bytes.length - span.to(), UTF_8);
        assertThat(new String(edited, UTF_8)).startsWith(before).endsWith(after);
        var expected = ((ObjectNode) JACKSON.readTree(body)).put("model", model);
        assertThat(JACKSON.readTree(edited)).isEqualTo(expected);
    }

    @Property(tries = 2000)
    void takesWhatJacksonTakes(@ForAll("bodies") String body, @ForAll int place, @ForAll("damages") String damage) {
        var at = Math.floorMod(place, body.length());
        var damaged = body.substring(0, at) + damage + body.substring(at + 1);

        assertThat(scans(damaged)).as(damaged).isEqualTo(parses(damaged));
    }

    private static boolean scans(String body) {
        try {
            JsonBodyScannerTest.scan(body);
            return true;
        } catch (MalformedBody refused) {
            return false;
        }
    }

    /** As strict as we are about what a model is. */
    private static boolean parses(String body) {
        try {
            var model = JACKSON.readTree(body.getBytes(UTF_8)).get("model");
            return model == null || (model.isTextual() && !model.textValue().isEmpty());
        } catch (IOException refused) {
            return false;
        }
    }

    @Provide
    Arbitrary<String> damages() {
        return Arbitraries.of(
                "", " ", "\"", "\\", "{", "}", "[", "]", ",", ":", "0", "-", ".", "e", "u", "\u0001", "\u00e9");
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings()
                .ofMinLength(1)
                .ofMaxLength(12)
                .withChars("aB7-/.\"\\\n\t\u0000\u007f\u00e9\u65e5\u2028 ");
    }

    @Provide
    Arbitrary<String> bodies() {
        return Arbitraries.lazyOf(this::values)
                .map(value -> "\"nested\":" + value)
                .list()
                .ofMaxSize(3)
                .flatMap(this::withModel);
    }

    private Arbitrary<String> withModel(List<String> members) {
        return texts().map(JsonBodyScannerPropertyTest::quoted)
                .flatMap(model -> {
                    var all = new ArrayList<>(members);
                    all.add(members.size() / 2, "\"model\" :\t" + model);
                    return blanks().map(blank -> blank + "{" + String.join(blank + ",", all) + blank + "}" + blank);
                });
    }

    private Arbitrary<String> values() {
        var object = Arbitraries.lazyOf(this::values).map(value -> "{\"model\":" + value + " ,\"stream\": 1}");
        var array =
                Arbitraries.lazyOf(this::values).list().ofMaxSize(3).map(list -> "[" + String.join(" , ", list) + "]");
        return Arbitraries.oneOf(
                Arbitraries.of(
                        "1e3", "-0.5E-7", "0", "true", "false", "null", "\"a\\/b\"", "\"\\ud83d\\ude00\"", "{}", "[ ]"),
                texts().map(JsonBodyScannerPropertyTest::quoted),
                object,
                array);
    }

    private static String quoted(String text) {
        return new String(EditedBody.jsonString(text), UTF_8);
    }

    private Arbitrary<String> blanks() {
        return Arbitraries.of("", " ", "\n  ", "\r\n\t");
    }
}
