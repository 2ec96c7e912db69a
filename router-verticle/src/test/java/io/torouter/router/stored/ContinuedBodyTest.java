package io.torouter.router.stored;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.torouter.request.JsonBodyScanner;
import io.torouter.request.MalformedBody;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContinuedBodyTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"model\":\"m\",\"input\":[3],\"previous_response_id\":\"r\"}|{\"model\":\"m\",\"input\":[1,2,3]}",
                "{\"previous_response_id\":\"r\",\"input\": [ ],\"model\":\"m\"}|{\"input\": [1,2 ],\"model\":\"m\"}",
                "{\"input\":\"H\\u0069\", \"previous_response_id\" : \"r\" , \"model\":\"m\"}"
                        + "|{\"input\":[1,2,{\"type\":\"message\",\"role\":\"user\",\"content\":\"H\\u0069\"}],"
                        + "  \"model\":\"m\"}",
                "{\"model\":\"m\",\"previous_response_id\":\"r\"}|{\"model\":\"m\",\"input\":[1,2]}",
                "{\"previous_response_id\":\"r\",\"model\":\"m\"}|{\"input\":[1,2],\"model\":\"m\"}",
                "{\"model\":\"m\",\"input\":null,\"previous_response_id\":\"r\"}|{\"model\":\"m\",\"input\":[1,2]}",
            })
    void putsWhatWasSaidBeforeAheadOfTheInput(String body, String continued) throws MalformedBody {
        assertThat(continued(body, "1,2")).isEqualTo(continued);
    }

    @Test
    void goesOnFromAConversationWithoutItems() throws MalformedBody {
        assertThat(continued("{\"input\":[3],\"previous_response_id\":\"r\"}", "")).isEqualTo("{\"input\":[3]}");
        assertThat(continued("{\"input\":\"Hi\",\"previous_response_id\":\"r\"}", ""))
                .isEqualTo("{\"input\":[{\"type\":\"message\",\"role\":\"user\",\"content\":\"Hi\"}]}");
    }

    private static String continued(String body, String context) throws MalformedBody {
        var bytes = ("#" + body + "##").getBytes(UTF_8);
        int to = bytes.length - 2;
        var state = JsonBodyScanner.scan(bytes, 1, to).state();
        return new String(ContinuedBody.of(bytes, 1, to, context.getBytes(UTF_8), state), UTF_8);
    }
}
