package io.torouter.request;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class UsageSwitchTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{ \"stream\":true}                             | {\"stream_options\":{\"include_usage\":true},"
                        + " \"stream\":true}",
                "{\"stream\":true,\"stream_options\": null }    | {\"stream\":true,\"stream_options\":"
                        + " {\"include_usage\":true} }",
                "{\"stream\":true,\"stream_options\":{ }}       |"
                        + " {\"stream\":true,\"stream_options\":{\"include_usage\":true }}",
                "{\"stream\":true,\"stream_options\":{\"a\":1}} |"
                        + " {\"stream\":true,\"stream_options\":{\"include_usage\":true,\"a\":1}}",
                "{\"stream_options\":{\"include_usage\": false},\"stream\":true} |"
                        + " {\"stream_options\":{\"include_usage\": true},\"stream\":true}",
                "{\"stream_options\":{\"include_usage\":null ,\"b\":2},\"stream\":true} |"
                        + " {\"stream_options\":{\"include_usage\":true ,\"b\":2},\"stream\":true}",
            })
    void isSwitchedOnByOneEdit(String body, String expected) throws MalformedBody {
        var usage = JsonBodyScannerTest.scan(body).usageSwitch();

        assertThat(usage.asked()).isFalse();
        assertThat(edited(body, usage)).isEqualTo(expected);
    }

    @Test
    void isLeftAloneWhereTheClientAsked() throws MalformedBody {
        var facts = JsonBodyScannerTest.scan("{\"stream\":true,\"stream_options\":{\"include_usage\":true}}");

        assertThat(facts.usageSwitch()).isEqualTo(UsageSwitch.ASKED);
    }

    @Test
    void isOfNoConcernToAnAnswerThatIsNotStreamed() throws MalformedBody {
        var facts = JsonBodyScannerTest.scan("{\"stream\":false,\"stream_options\":{\"include_usage\":false}}");

        assertThat(facts.usageSwitch()).isEqualTo(UsageSwitch.UNSPECIFIED);
    }

    private static String edited(String body, UsageSwitch usage) {
        var bytes = body.getBytes(UTF_8);
        return new String(EditedBody.of(bytes, 0, bytes.length, List.of(usage.edit())).toBytes(), UTF_8);
    }
}
