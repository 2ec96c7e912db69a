package io.torouter.request;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Objects;

class StateFactsTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "{}|true",
                "{\"store\":true}|true",
                "{\"store\":null}|true",
                "{\"store\": false }|false",
                "{\"x\":{\"store\":false}}|true"
            })
    void storesUnlessTheBodyDeniesIt(String body, boolean store) throws MalformedBody {
        assertThat(scan(body).store()).isEqualTo(store);
    }

    @Test
    void findsBackgroundAndConversation() throws MalformedBody {
        var facts = scan("{\"background\":true,\"conversation\":{\"id\":\"conv_1\"}}");
        assertThat(facts.background()).isTrue();
        assertThat(facts.conversation()).isTrue();
        assertThat(scan("{\"background\":false,\"conversation\":null}")).isEqualTo(StateFacts.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{#\"previous_response_id\":\"resp_1\",#\"model\":\"m\"}",
                "{\"model\":\"m\",#\"previous_response_id\" : \"resp_1\" ,# \"input\":[]}",
                "{\"model\":\"m\"# , \"previous_response_id\":\"resp_1\"# }",
                "{# \"previous_response_id\":\"resp_1\"# }",
                "{\"model\":\"m\"#,\"previous\\u005fresponse_id\":\"resp\\u005f1\"#}"
            })
    void saysWhatHasToGoForTheReferenceToGo(String marked) throws MalformedBody {
        var body = marked.replace("#", "");
        var previous = Objects.requireNonNull(scan(body).previous());
        assertThat(previous.id()).isEqualTo("resp_1");
        assertThat(without(body, previous.member())).isEqualTo(marked.replaceAll("#[^#]*#", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "5", "[\"resp_1\"]"})
    void takesOnlyATextForAReference(String value) throws MalformedBody {
        assertThat(scan("{\"previous_response_id\":" + value + "}").previous()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"Hi\"", "[]", "[{\"role\":\"user\"}]"})
    void saysWhereTheInputStands(String input) throws MalformedBody {
        var body = "{\"model\":\"m\", \"input\": " + input + " }";
        var span = Objects.requireNonNull(scan(body).input());
        assertThat(body.substring(span.from(), span.to())).isEqualTo(input);
    }

    private static StateFacts scan(String body) throws MalformedBody {
        var bytes = body.getBytes(UTF_8);
        return JsonBodyScanner.scan(bytes, 0, bytes.length).state();
    }

    private static String without(String body, Span span) {
        var bytes = body.getBytes(UTF_8);
        var edited = EditedBody.of(bytes, 0, bytes.length, List.of(new SpanEdit(span, new byte[0])));
        return new String(edited.toBytes(), UTF_8);
    }
}
