package io.torouter.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.HexFormat;

class JsonBodyScannerTest {
    @Test
    void findsTheModelAndWhereItStands() throws MalformedBody {
        var body = "{ \"messages\" : [ ] ,\n \"model\" : \"gpt-x\" }";

        var facts = scan(body);

        assertThat(facts.model()).isEqualTo("gpt-x");
        assertThat(cut(body, facts.modelSpan())).isEqualTo("\"gpt-x\"");
    }

    @Test
    void countsOffsetsFromTheStartOfTheBody() throws MalformedBody {
        var bytes = "junk{\"model\":\"m\"}junk".getBytes(UTF_8);

        var facts = JsonBodyScanner.scan(bytes, 4, bytes.length - 4);

        assertThat(facts.modelSpan()).isEqualTo(new Span(9, 12));
    }

    @Test
    void overlooksNestedKeysOfTheSameName() throws MalformedBody {
        var facts = scan("{\"messages\":[{\"model\":\"x\",\"stream\":true}],\"a\":{\"model\":\"z\"},\"model\":\"y\"}");

        assertThat(facts.model()).isEqualTo("y");
        assertThat(facts.stream()).isFalse();
    }

    @Test
    void readsEscapesInKeysAndValues() throws MalformedBody {
        var body = "{\"mod\\u0065l\":\"openai\\/gpt\\u002d5\\n\\\"\",\"str\\u0065am\":true}";

        var facts = scan(body);

        assertThat(facts.model()).isEqualTo("openai/gpt-5\n\"");
        assertThat(cut(body, facts.modelSpan())).isEqualTo("\"openai\\/gpt\\u002d5\\n\\\"\"");
        assertThat(facts.stream()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
                    {"max_tokens":32000};                                    32000
                    {"max_completion_tokens" : 7 };                          7
                    {"max_output_tokens":0,"max_tokens":12};                 12
                    {"max_tokens":12,"max_tokens":9,"a":{"max_tokens":99}};  12
                    {"generationConfig":{"a":[1],"maxOutputTokens":5}};      5
                    {"generation_config":{"max_output_tokens":6}};           6
                    {"max_tok\\u0065ns":8};                                  8
                    {"generationConfig":{"thinkingConfig":{"maxOutputTokens":5}}}; 0
                    {"generationConfig":null,"max_tokens":null};             0
                    {"max_tokens":"12"};                                     0
                    {"max_tokens":-12};                                      0
                    {"max_tokens":1.5e3};                                    0
                    {"max_tokens":12345678901234567890};                     0
                    {};                                                      0
                    """)
    void findsHowLongTheAnswerMayBe(String body, long expected) throws MalformedBody {
        var bytes = body.getBytes(UTF_8);

        assertThat(JsonBodyScanner.read(bytes, 0, bytes.length).maxOutput()).isEqualTo(expected);
    }

    @Test
    void takesABodyWithoutModelForOneThatNamesNone() throws MalformedBody {
        assertThat(scan(" {} ")).isEqualTo(RequestFacts.EMPTY);
    }

    @Test
    void takesNullForNotStreamed() throws MalformedBody {
        assertThat(scan("{\"stream\":null}").stream()).isFalse();
        assertThat(scan("{\"stream\":false}").stream()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"model\":\"a\",\"model\":\"b\"}",
                "{\"model\":\"a\",\"mod\\u0065l\":\"b\"}",
                "{\"stream\":true,\"stream\":false}",
                "{\"stream_options\":null,\"stream_options\":{}}",
                "{\"previous_response_id\":\"a\",\"previous_response_id\":\"b\"}",
                "{\"store\":true,\"store\":false}",
                "{\"input\":[],\"input\":\"a\"}",
                "{\"stream_options\":{\"include_usage\":true,\"include_usage\":false}}",
            })
    void refusesASecondKeyThatDecides(String body) {
        assertRefused(body).hasMessageContaining("only once");
    }

    @Test
    void saysWhereTheSecondKeyStands() {
        assertRefused("{\"model\":\"a\",\"model\":\"b\"}")
                .hasMessage("expected model only once, came again at byte 14");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"model\":7}", "{\"model\":null}", "{\"model\":{\"id\":\"secret\"}}"})
    void refusesAModelThatIsNoString(String body) {
        assertRefused(body).hasMessage("expected model to be a string at byte 9");
    }

    @Test
    void refusesAModelThatIsEmptyOrEndless() {
        assertRefused("{\"model\":\"\"}").hasMessage("expected model to have 1 to 512 bytes at byte 9");
        assertRefused("{\"model\":\"" + "m".repeat(513) + "\"}").hasMessageContaining("1 to 512 bytes");
    }

    @Test
    void refusesWhatLenientParsersTakeForTrue() {
        assertRefused("{\"stream\":\"true\"}").hasMessage("expected stream to be true or false at byte 10");
        assertRefused("{\"stream_options\":\"include_usage\"}").hasMessageContaining("to be an object");
        assertRefused("{\"stream_options\":{\"include_usage\":1}}").hasMessageContaining("include_usage to be true");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "[]",
                "\"model\"",
                "7",
                "null",
                "{",
                "{\"model\"",
                "{\"model\":",
                "{\"model\":\"a",
                "{\"model\":\"a\"",
                "{\"model\":\"a\",",
                "{\"model\":\"a\",}",
                "{\"model\":\"a\"}}",
                "{\"model\":\"a\"} x",
                "{}{}",
                "{'a':1}",
                "{a:1}",
                "{\"a\" 1}",
                "{\"a\":1 \"b\":2}",
                "{\"a\":[1,]}",
                "{\"a\":[1 2]}",
                "{\"a\":[1}",
                "{\"a\":01}",
                "{\"a\":+1}",
                "{\"a\":.5}",
                "{\"a\":1.}",
                "{\"a\":1e}",
                "{\"a\":-}",
                "{\"a\":NaN}",
                "{\"a\":tru}",
                "{\"a\":nulll}",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"\\u12g4\"}",
                "{\"a\":\"\\",
                "{\"a\":\"\t\"}",
                "{\"a\":\"\n\"}",
                "{/**/}",
                "\uFEFF{}"
            })
    void refusesWhatIsNotOneJsonObject(String body) {
        assertRefused(body);
    }

    @Test
    void refusesOtherEncodingsThanUtf8() {
        var utf16 = "{}".getBytes(UTF_16LE);

        assertThatThrownBy(() -> JsonBodyScanner.scan(utf16, 0, utf16.length)).isInstanceOf(MalformedBody.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "80",
                "C0AF",
                "C1BF",
                "C3",
                "C328",
                "E0809F",
                "E228A1",
                "E282",
                "EDA080",
                "F0808080",
                "F08F8080",
                "F4908080",
                "F5808080",
                "FF"
            })
    void refusesBytesThatAreNotUtf8(String hex) {
        var text = new String(HexFormat.of().parseHex(hex), ISO_8859_1);
        var bytes = ("{\"a\":\"12345678" + text + "\"}").getBytes(ISO_8859_1);

        assertThatThrownBy(() -> JsonBodyScanner.scan(bytes, 0, bytes.length)).isInstanceOf(MalformedBody.class);
    }

    @Test
    void namesTheByteWhereABodyEnds() {
        assertRefused("{\"model\":\"a")
                .hasMessage("expected the end of a string, came to the end of the body at byte 11");
    }

    @Test
    void keepsTheBodyOutOfItsMessages() {
        assertRefused("{\"a\":secret}").hasMessage("expected a JSON value at byte 5");
    }

    @Test
    void refusesNestingThatWouldExhaustTheStack() {
        assertRefused("{\"a\":" + "[".repeat(100_000)).hasMessageContaining("at most 512 levels");
    }

    @Test
    void takesNestingAsDeepAsTheLimit() throws MalformedBody {
        assertThat(scan("{\"a\":" + "[".repeat(511) + "]".repeat(511) + "}")).isEqualTo(RequestFacts.EMPTY);
    }

    @Test
    void passesOverTwentyMegabytesOfBase64() throws MalformedBody {
        var image = "QUJD".repeat(5_000_000);

        var facts = scan("{\"input\":\"" + image + "\",\"model\":\"m\"}");

        assertThat(facts.modelSpan()).isEqualTo(new Span(20_000_020, 20_000_023));
    }

    static RequestFacts scan(String body) throws MalformedBody {
        var bytes = body.getBytes(UTF_8);
        return JsonBodyScanner.scan(bytes, 0, bytes.length);
    }

    static String cut(String body, Span span) {
        return new String(body.getBytes(UTF_8), span.from(), span.length(), UTF_8);
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> assertRefused(String body) {
        return assertThatThrownBy(() -> scan(body)).isInstanceOf(MalformedBody.class);
    }
}
