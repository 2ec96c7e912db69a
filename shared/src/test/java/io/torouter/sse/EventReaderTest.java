package io.torouter.sse;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventReaderTest {
    private final StringBuilder data = new StringBuilder();
    private final EventReader reader =
            new EventReader((array, from, to) -> data.append(new String(array, from, to - from, UTF_8)));

    private void read(String event) {
        byte[] bytes = event.getBytes(UTF_8);
        reader.begin();
        reader.read(bytes, 0, bytes.length);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "data: a|a",
                "data:a|a",
                "data:  a|' a'",
                "data: a: b|a: b",
                "\u00feffdata: a|''",
                "\ufeffdata: a|a",
                " data: a|''",
                "datum: a|''",
                "xdata: a|''",
                ": data: a|''",
                "DATA: a|''",
            })
    void readsTheFieldCalledData(String line, String expected) {
        read(line + "\n\n");

        assertThat(data).hasToString(expected);
        assertThat(reader.hasData()).isEqualTo(!expected.isEmpty());
    }

    @Test
    void joinsLinesOfData() {
        read("data: a\r\ndata\r\n: x\rdata:b\n\n");

        assertThat(data).hasToString("a\n\nb");
    }

    @Test
    void keepsTheLastNameOfTheEvent() {
        read("event: ping\nevent:error\nid: 7\n\n");

        assertThat(reader.name()).isEqualTo("error");
        assertThat(reader.hasData()).isFalse();
    }

    @Test
    void forgetsTheNameOfTheEventBefore() {
        read("event: ping\n\n");
        read("data: a\n\n");

        assertThat(reader.name()).isEmpty();
    }

    @Test
    void cutsANameThatIsTooLong() {
        read("event: " + "x".repeat(100) + "\n\n");

        assertThat(reader.name()).isEqualTo("x".repeat(64));
    }

    @Test
    void dropsAByteOrderMarkOnlyAtTheStartOfTheStream() {
        read("\ufeffdata: a\n\n");
        read("\ufeffdata: b\n\n");

        assertThat(data).hasToString("a");
    }
}
