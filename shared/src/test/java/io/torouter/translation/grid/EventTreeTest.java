package io.torouter.translation.grid;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.stream.Collectors;

class EventTreeTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                " { \"type\" : \"a\" , \"index\":0,\"x\":[1,-2,{\"y\":null}],\"b\":true,\"c\":false} \r\n",
                "{\"a\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\ud83d\\ude00 é\uD83D\uDE00\"}",
                "{\"a\":0.10,\"b\":-1.5e-3,\"c\":1E+2,\"d\":0,\"e\":-0,\"f\":1e0}",
                "{\"a\":2147483648,\"b\":-2147483648,\"c\":999999999999999999}",
                "{\"a\":1,\"b\":2,\"a\":3}",
                "{\"\":\"\"}",
                "\"text\"",
                "12",
            })
    void readsWhatJacksonReads(String json) throws JsonProcessingException {
        assertThat(read(json)).isEqualTo(byJackson(json)).isNotNull();
        assertThat(String.valueOf(read(json))).isEqualTo(byJackson(json).toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[",
                "}",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "[1,]",
                "[1 2]",
                "{a:1}",
                "{} {}",
                "tru",
                "truee",
                "01",
                "-",
                "1.",
                ".5",
                "1e",
                "+1",
                "NaN",
                "\"a",
                "\"\\x\"",
                "\"\\u12g4\"",
                "\"\\",
                "\"a\nb\"",
                "{\"a\\n\":1}",
                "{\"é\":1}",
                "1e9999",
                "99999999999999999999",
                "1234567890123456789012345678901234567890.123456789012345678901234567890",
            })
    void leavesTheRestToJackson(String json) {
        assertThat(read(json)).isNull();
    }

    @Test
    void leavesWhatIsDeepToJackson() {
        assertThat(read("[".repeat(100) + "]".repeat(100))).isNull();
    }

    @Provide
    Arbitrary<String> documents() {
        var scalars =
                Arbitraries.oneOf(
                        Arbitraries.of("null", "true", "false", "0", "-1", "1.50", "12345678901", "2e-3"),
                        Arbitraries.strings()
                                .withChars("ab \"\\\né/\u2028😀")
                                .ofMaxLength(8)
                                .map(EventTreeTest::quoted));
        return Arbitraries.recursive(() -> scalars, EventTreeTest::nested, 0, 4);
    }

    private static Arbitrary<String> nested(Arbitrary<String> inner) {
        var names = Arbitraries.of("\"type\"", "\"index\"", "\"delta\"", "\"other\"");
        var members = Combinators.combine(names, inner).as((name, value) -> name + " :" + value);
        return Arbitraries.oneOf(
                inner.list().ofMaxSize(3).map(list -> list.stream().collect(Collectors.joining(", ", "[", "]"))),
                members.list().ofMaxSize(3).map(list -> list.stream().collect(Collectors.joining(",", "{ ", "}"))));
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }

    @Property(tries = 500)
    void agreesWithJackson(@ForAll("documents") String json) throws JsonProcessingException {
        assertThat(read(json)).isEqualTo(byJackson(json));
    }

    @Property(tries = 500)
    void neverReadsWhatJacksonRefuses(@ForAll("documents") String json, @ForAll int place) {
        int at = Math.floorMod(place, json.length());
        var broken = json.substring(0, at) + json.substring(at + 1);
        try {
            var tree = read(broken);
            var jackson = byJackson(broken);
            assertThat(tree == null || tree.equals(jackson)).as(broken).isTrue();
        } catch (JsonProcessingException _) {
            assertThat(read(broken)).as(broken).isNull();
        }
    }

    /** Stands between other bytes, as an event does. */
    private static JsonNode read(String json) {
        byte[] bytes = ("1" + json + "2").getBytes(UTF_8);
        return EventTree.read(bytes, 1, bytes.length - 1);
    }

    private static JsonNode byJackson(String json) throws JsonProcessingException {
        byte[] bytes = json.getBytes(UTF_8);
        return Json.read(bytes, 0, bytes.length);
    }
}
