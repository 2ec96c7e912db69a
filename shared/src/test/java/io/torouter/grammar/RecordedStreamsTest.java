package io.torouter.grammar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.torouter.grammar.RecordedStreams.RecordedStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;

/** Runs over the recordings, where they are at hand. */
class RecordedStreamsTest {
    @Test
    void findsRecordings() {
        assumeFalse(RecordedStreams.all().isEmpty(), () -> "no recordings at " + RecordedStreams.root());
        assertThat(RecordedStreams.all()).hasSizeGreaterThan(100);
    }

    /** Whoever published it has taken out deltas of a text, but not out of the whole text behind them. */
    private static final String SHORTENED = "openai.responses/ai-openai-shell-container-1-chunks-00-01c39166";

    static List<RecordedStream> streams() {
        return RecordedStreams.all().stream().filter(stream -> !stream.name().equals(SHORTENED)).toList();
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("streams")
    void acceptsRealStream(RecordedStream stream) {
        var start = StreamChecker.of(stream.dialect(), Rules.VENDORS);
        assertThat(StreamedEvent.violations(start, stream.events())).isEmpty();
    }
}
