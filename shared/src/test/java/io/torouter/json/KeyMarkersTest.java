package io.torouter.json;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;

class KeyMarkersTest {
    private static final KeyMarkers MARKERS =
            KeyMarkers.builder()
                    .key("usage", "{")
                    .key("finish_reason", "\"")
                    .key("type", "\"message_", "\"error\"")
                    .build();

    /** Longer than what a value begins with, since one that is cut might be any. */
    private static final String END = ",\"the end\"}";

    private static boolean mayBeIn(String json) {
        return mayBeIn(("data: " + json).getBytes(UTF_8), 0);
    }

    private static boolean mayBeIn(byte[] bytes, int known) {
        return MARKERS.mayBeIn(bytes, 0, known, bytes.length);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"usage\":{}}",
                "{\"a\":1,\"usage\" : {\"b\":1}}",
                "{\"usage\"\t:\n{}}",
                "{\"a\":{\"finish_reason\":\"stop\"}}",
                "{\"type\":\"message_stop\"}",
                "{\"type\": \"error\"}",
                "{\"usage\":",
            })
    void seesAKeyWithItsValue(String json) {
        assertThat(mayBeIn(json)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"usage\":null}",
                "{\"finish_reason\":null,\"usage\":null}",
                "{\"type\":\"message\"}",
                "{\"type\":\"errors\"}",
                "{\"content\":\"\\\"usage\\\":{\"}",
                "{\"content\":\"usage: {\"}",
                "{\"my_usage\":{}}",
                "{\"age\":{}}",
                "{}",
                "",
            })
    void overlooksAnythingElse(String json) {
        assertThat(mayBeIn(json)).isFalse();
    }

    @Provide
    Arbitrary<String> pieces() {
        return Arbitraries.of(
                        "\"usage\"", "\"finish_reason\"", "\"type\"", "\"a\"", ":", ":", " ", "{", "}", ",", "null")
                .list()
                .ofMaxSize(12)
                .map(all -> String.join("", all));
    }

    @Provide
    Arbitrary<String> ends() {
        return Arbitraries.of("\"message_stop\"", "\"mess", "\"error\"", "\"err", "{\"b\":1}", " :{", "nul", "")
                .list()
                .ofMaxSize(4)
                .map(all -> String.join("", all));
    }

    @Property(tries = 5000)
    void seesTheSameWhenItBeginsWhereItDiffers(
            @ForAll("pieces") String start, @ForAll("ends") String before, @ForAll("ends") String now) {
        byte[] usual = ("data: {{" + start + before + END).getBytes(UTF_8);
        byte[] bytes = ("data: {{" + start + now + END).getBytes(UTF_8);
        Assume.that(!mayBeIn(usual, 0));

        int difference = Arrays.mismatch(usual, bytes);
        int known = difference < 0 ? bytes.length : difference;

        assertThat(mayBeIn(bytes, known)).isEqualTo(mayBeIn(bytes, 0));
    }
}
