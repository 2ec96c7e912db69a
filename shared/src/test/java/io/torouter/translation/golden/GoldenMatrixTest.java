package io.torouter.translation.golden;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.torouter.dialect.Dialect;
import io.torouter.grammar.Rules;
import io.torouter.grammar.StreamChecker;
import io.torouter.grammar.StreamedEvent;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;

/**
 * One input, all target dialects, its own among them: byte by byte what the files say, in every run.
 *
 * <p>{@code -Dgolden.write=true} writes the files anew, to be read before they are committed.
 */
class GoldenMatrixTest {
    private static final int RUNS = 100;

    @TestFactory
    Stream<DynamicTest> rendersAsTheFilesSay() {
        return GoldenInput.all().stream().flatMap(GoldenMatrixTest::tests);
    }

    private static Stream<DynamicTest> tests(GoldenInput input) {
        return Stream.of(Dialect.values())
                .map(target -> DynamicTest.dynamicTest(input + " to " + target.id(), () -> test(input, target)));
    }

    private static void test(GoldenInput input, Dialect target) throws IOException {
        byte[] rendered = Rendering.render(input, target);
        var file = input.output(target);
        if (Boolean.getBoolean("golden.write")) {
            Files.write(file, rendered);
        }
        assertThat(new String(rendered, UTF_8)).isEqualTo(Files.readString(file));
        if (input.kind() == GoldenInput.Kind.STREAM) {
            var events = StreamedEvent.allOf(rendered);
            assertThat(StreamedEvent.violations(StreamChecker.of(target, Rules.OURS), events)).isEmpty();
        }
    }

    @TestFactory
    List<DynamicTest> rendersTheSameInEveryRun() {
        return GoldenInput.all().stream()
                .map(input -> DynamicTest.dynamicTest(input.toString(), () -> repeat(input)))
                .toList();
    }

    private static void repeat(GoldenInput input) {
        for (var target : Dialect.values()) {
            byte[] first = Rendering.render(input, target);
            for (int run = 1; run < RUNS; run++) {
                assertThat(Rendering.render(input, target)).isEqualTo(first);
            }
        }
    }
}
