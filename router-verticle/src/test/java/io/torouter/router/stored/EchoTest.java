package io.torouter.router.stored;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;

class EchoTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"previous_response_id\":null}|{\"previous_response_id\":\"resp_1\"}",
                "{\"a\":\"\",\"previous_response_id\" : null,\"b\":1}"
                        + "|{\"a\":\"\",\"previous_response_id\" : \"resp_1\",\"b\":1}",
                "[{\"previous_response_id\":null},{\"previous_response_id\":null}]"
                        + "|[{\"previous_response_id\":\"resp_1\"},{\"previous_response_id\":\"resp_1\"}]",
            })
    void saysTheIdWhereTheUpstreamSaysNothing(String text, String echoed) {
        for (int cut = 0; cut <= text.length(); cut++) {
            assertThat(echoed(text, cut)).isEqualTo(echoed);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"previous_response_id\":\"resp_0\"}",
                "{\"text\":\"\\\"previous_response_id\\\":null\"}",
                "{\"properties\":{\"previous_response_id\":{\"type\":\"string\"}}}",
                "{\"previous_response_ids\":null,\"previous_response_id\":nul",
                "\"\"\"previous_response_id",
                ""
            })
    void leavesAllElseAsItIs(String text) {
        for (int cut = 0; cut <= text.length(); cut++) {
            assertThat(echoed(text, cut)).isEqualTo(text);
        }
    }

    @Test
    void bearsMoreBlanksThanItHolds() {
        var text = "{\"previous_response_id\":" + " ".repeat(100) + "null}";
        assertThat(echoed(text, 50)).isEqualTo(text);
    }

    private static String echoed(String text, int cut) {
        var out = new ByteArrayOutputStream();
        var echo = new Echo("resp_1", (array, from, to) -> out.write(array, from, to - from));
        var bytes = ("##" + text).getBytes(UTF_8);
        echo.write(bytes, 2, 2 + cut);
        echo.write(bytes, 2 + cut, bytes.length);
        echo.end();
        return out.toString(UTF_8);
    }
}
