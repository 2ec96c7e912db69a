package io.torouter.translation.anthropic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;

/** Streams that the vendor sent. */
class RecordedStreamsTest {
    @TestFactory
    Stream<DynamicTest> sayTheSameWhenTheyComeOut() {
        return eachStream(events -> {
            var came = Message.of(events);
            var left = Message.of(Sse.encoded(Sse.decoded(events)));
            assertThat(left.stopReason()).isEqualTo(came.stopReason());
            if (!came.stopReason().equals("refusal")) {
                assertThat(left).isEqualTo(came);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> obeyTheGrammarWhereverTheyAreCut() {
        return eachStream(events -> {
            for (int cut = 0; cut <= events.size(); cut++) {
                assertThat(Sse.violations(Sse.encoded(Sse.decoded(events.subList(0, cut))))).isEmpty();
            }
        });
    }

    @FunctionalInterface
    private interface Check {
        void of(List<ObjectNode> events);
    }

    private static Stream<DynamicTest> eachStream(Check check) {
        var folders = Bodies.recordings("anthropic.messages");
        assumeFalse(folders.isEmpty(), "no recordings here");
        return folders.stream()
                .map(folder -> folder.resolve("response.sse"))
                .filter(Files::exists)
                .map(file ->
                        DynamicTest.dynamicTest(
                                file.getParent().getFileName().toString(),
                                () -> check.of(Sse.events(Bodies.read(file)))));
    }
}
