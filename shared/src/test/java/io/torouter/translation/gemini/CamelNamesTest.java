package io.torouter.translation.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class CamelNamesTest {
    @Test
    void turnsGooglesNamesAround() {
        var body = Bodies.json("{\"tool_config\": [{\"function_calling_config\": {\"mode\": \"ANY\"}}], \"a\": 1}");
        assertThat(CamelNames.in(body))
                .isEqualTo(
                        Bodies.json("{\"toolConfig\": [{\"functionCallingConfig\": {\"mode\": \"ANY\"}}], \"a\": 1}"));
    }

    @Test
    void leavesNamesThatAreNotGooglesAlone() {
        var body = Bodies.json("{\"function_call\": {\"args\": {\"some_name\": {\"other_name\": 1}}}}");
        assertThat(CamelNames.in(body).at("/functionCall/args/some_name/other_name").asInt()).isOne();
    }

    @Test
    void keepsTheUnderscoreInFront() {
        assertThat(CamelNames.of("_response_json_schema")).isEqualTo("_responseJsonSchema");
        assertThat(CamelNames.of("_responseJsonSchema")).isEqualTo("_responseJsonSchema");
    }

    @Test
    void givesBackWhatHasNoOtherNames() {
        var body = Bodies.json("{\"contents\": [{\"parts\": [{\"inlineData\": {\"data\": \"a_b\"}}]}]}");
        assertThat(CamelNames.in(body)).isSameAs(body);
    }
}
