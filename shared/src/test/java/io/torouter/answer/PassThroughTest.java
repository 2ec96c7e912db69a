package io.torouter.answer;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.torouter.usage.Usage;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** What holds for every sample, however its bytes come. */
class PassThroughTest {
    static List<Sample> samples() {
        return Sample.all();
    }

    static List<Sample> eventStreams() {
        return Sample.of(Framing.SSE);
    }

    static List<Sample> arrays() {
        return Sample.of(Framing.JSON_ARRAY);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void leavesAsItCameAndIsUnderstood(Sample sample) {
        var run = sample.opening().whole(sample.bytes());

        assertThat(run.output()).isEqualTo(text(sample.bytes()));
        assertThat(run.progress()).isEqualTo(sample.progress());
        assertThat(run.usage()).isEqualTo(sample.usage());
        assertThat(run.usageReported()).isEqualTo(!sample.usage().equals(Usage.NONE));
        assertThat(run.error()).isEqualTo(sample.error());
        assertThat(run.writes()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void isTheSameCutAtAnyByte(Sample sample) {
        byte[] bytes = sample.bytes();
        var expected = sample.opening().whole(bytes).withoutWrites();
        var unended = sample.opening().unended(bytes).withoutWrites();

        for (int cut = 0; cut <= bytes.length; cut++) {
            assertThat(sample.opening().whole(bytes, cut).withoutWrites()).isEqualTo(expected);
            assertThat(sample.opening().unended(bytes, cut).withoutWrites()).isEqualTo(unended);
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void isTheSameCutAtEveryByte(Sample sample) {
        byte[] bytes = sample.bytes();
        int[] everywhere = IntStream.range(0, bytes.length).toArray();

        assertThat(sample.opening().whole(bytes, everywhere).withoutWrites())
                .isEqualTo(sample.opening().whole(bytes).withoutWrites());
    }

    @Property(tries = 1000)
    void isTheSameCutInPieces(@ForAll("anySample") Sample sample, @ForAll("anyCuts") List<Double> cuts) {
        byte[] bytes = sample.bytes();
        int[] places = cuts.stream().mapToInt(cut -> (int) (cut * bytes.length)).sorted().toArray();

        assertThat(sample.opening().whole(bytes, places).withoutWrites())
                .isEqualTo(sample.opening().whole(bytes).withoutWrites());
    }

    @Provide
    Arbitrary<Sample> anySample() {
        return Arbitraries.of(Sample.all());
    }

    @Provide
    Arbitrary<List<Double>> anyCuts() {
        return Arbitraries.doubles().between(0, 1).list().ofMaxSize(12);
    }

    @ParameterizedTest
    @MethodSource("eventStreams")
    void isTheSameWithAnyLineEnds(Sample sample) {
        var expected = sample.opening().whole(sample.bytes());

        for (String variant : lineEndVariants(text(sample.bytes()))) {
            var run = sample.opening().whole(variant.getBytes(ISO_8859_1));
            assertThat(run.output()).isEqualTo(variant);
            assertThat(run.progress()).isEqualTo(expected.progress());
            assertThat(run.usage()).isEqualTo(expected.usage());
            assertThat(run.error()).isEqualTo(expected.error());
        }
    }

    @ParameterizedTest
    @MethodSource("eventStreams")
    void isTheSameCutAtAnyByteOfAnyLineEnd(Sample sample) {
        for (String variant : lineEndVariants(text(sample.bytes()))) {
            byte[] bytes = variant.getBytes(ISO_8859_1);
            var expected = sample.opening().whole(bytes).withoutWrites();
            for (int cut = 0; cut <= bytes.length; cut++) {
                assertThat(sample.opening().whole(bytes, cut).withoutWrites()).isEqualTo(expected);
            }
        }
    }

    private static List<String> lineEndVariants(String text) {
        var lines = text.replace("\r\n", "\n");
        return List.of(
                lines,
                lines.replace("\n", "\r\n"),
                lines.replace("\n", "\r"),
                lines.replace("\n\n", "\r\n\r"),
                lines.replace("\n\n", "\r\r\n"),
                lines.replace("\n\n", "\n\r\n"),
                "\u00ef\u00bb\u00bf" + lines,
                lines.replace("data: ", "data:"),
                lines.replace("data: ", ": a comment\nid: 7\nunheard-of\nretry:3\ndata\ndata: "));
    }

    @ParameterizedTest
    @MethodSource("eventStreams")
    void showsOnlyWholeEventsOfATruncatedStream(Sample sample) {
        byte[] bytes = sample.bytes();
        var ends = eventEnds(text(bytes));

        for (int length = 0; length <= bytes.length; length++) {
            var run = sample.opening().truncated(bytes, length);
            assertThat(run.atBoundary()).isTrue();
            assertThat(run.output())
                    .satisfiesAnyOf(
                            output -> assertThat(output.length()).isIn(ends),
                            output -> assertThat(output).matches("(?s).*(}|\\[DONE])\\s*\n\n"));
        }
    }

    /** Written naively on purpose. */
    private static Set<Integer> eventEnds(String text) {
        var ends = new HashSet<Integer>(List.of(0));
        for (int at = 2; at <= text.length(); at++) {
            if (text.startsWith("\n\n", at - 2)
                    || text.startsWith("\n\r\n", at - 3)
                    || text.startsWith("\n\r", at - 2)) {
                ends.add(at);
            }
        }
        return ends;
    }

    @ParameterizedTest
    @MethodSource("arrays")
    void canBeContinuedBehindAnyTruncatedArray(Sample sample) throws Exception {
        byte[] bytes = sample.bytes();

        for (int length = 0; length < bytes.length - 2; length++) {
            var run = sample.opening().truncated(bytes, length);
            if (!run.output().isEmpty() && run.output().startsWith("[")) {
                var json = new ObjectMapper().readTree(run.output() + ",{\"error\":{}}]");
                assertThat(json.isArray()).isTrue();
            }
            assertThat(run.atBoundary()).isTrue();
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, ISO_8859_1);
    }
}
