package io.torouter.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.torouter.cli.client.Failed;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpansTest {
    @ParameterizedTest
    @CsvSource({"0, 0", "30s, 30", "5m, 300", "24h, 86400", "7d, 604800"})
    void timesAreWrittenAsInTheFile(String text, long seconds) throws Exception {
        assertThat(Spans.parse("--overlap", text).toSeconds()).isEqualTo(seconds);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "h", "1w", "-1h", "1.5h", "9999999999d"})
    void everythingElseIsRefused(String text) {
        assertThatThrownBy(() -> Spans.parse("--overlap", text))
                .isInstanceOf(Failed.class)
                .hasMessageStartingWith("--overlap takes a time such as 30m");
    }
}
