package io.torouter.json;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyMarkersTest {
    private static final KeyMarkers MARKERS =
            KeyMarkers.builder()
                    .key("usage", "{")
                    .key("finish_reason", "\"")
                    .key("type", "\"message_", "\"error\"")
                    .build();

    private static boolean mayBeIn(String json) {
        byte[] bytes = ("data: " + json).getBytes(UTF_8);
        return MARKERS.mayBeIn(bytes, 0, bytes.length);
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
}
