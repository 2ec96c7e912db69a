package io.torouter.translation.golden;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.torouter.answer.Framing;
import io.torouter.answer.Progress;
import io.torouter.dialect.Dialect;
import io.torouter.translation.golden.GoldenInput.Kind;
import io.torouter.translation.grid.ClientForm;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** An upstream streams although its client wanted one document. */
class FoldedStreamsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A case whose two samples do not say the same. */
    private static final Path OTHERWISE = Path.of("stop-filter");

    private static Path folder(GoldenInput input) {
        return input.file().getParent().getFileName();
    }

    private static List<GoldenInput> streams() {
        return GoldenInput.of(Kind.STREAM).stream().filter(input -> !folder(input).equals(OTHERWISE)).toList();
    }

    private static boolean areOfOneAnswer(GoldenInput stream, GoldenInput answer) {
        return folder(stream).equals(folder(answer)) && stream.dialect() == answer.dialect();
    }

    @TestFactory
    Stream<DynamicTest> leavesAsTheDocumentThatSaysTheSame() {
        var answers = GoldenInput.of(Kind.ANSWER);
        return streams().stream()
                .flatMap(stream ->
                        answers.stream()
                                .filter(answer -> areOfOneAnswer(stream, answer))
                                .flatMap(answer -> tests(stream, answer)));
    }

    private static Stream<DynamicTest> tests(GoldenInput stream, GoldenInput answer) {
        return Stream.of(Dialect.values())
                .filter(client -> client != stream.dialect())
                .map(client ->
                        DynamicTest.dynamicTest(
                                stream + " to " + client.id(),
                                () -> {
                                    var folded = whole(stream, Framing.SSE, client);
                                    assertThat(JSON.readTree(folded))
                                            .isEqualTo(JSON.readTree(whole(answer, Framing.JSON, client)));
                                }));
    }

    private static byte[] whole(GoldenInput input, Framing framing, Dialect client) {
        var started = Rendering.answer(input.dialect(), client, framing, ClientForm.WHOLE);
        byte[] document = Rendering.feed(started.answer(), input.bytes(), 11);
        assertThat(started.answer().contentType()).isEqualTo("application/json");
        assertThat(started.answer().status()).isEqualTo(200);
        assertThat(started.answer().progress()).isEqualTo(Progress.COMPLETE);
        return document;
    }

    @Test
    void thereAreSuchSamplesOfEveryDialect() {
        var answers = GoldenInput.of(Kind.ANSWER);
        assertThat(streams().stream().filter(it -> answers.stream().anyMatch(answer -> areOfOneAnswer(it, answer))))
                .extracting(GoldenInput::dialect)
                .contains(Dialect.values());
    }

    @ParameterizedTest
    @EnumSource(names = "ANTHROPIC_MESSAGES", mode = EnumSource.Mode.EXCLUDE)
    void anErrorInsideIsTheAnswersStatus(Dialect client) throws Exception {
        var body =
                """
                event: error
                data: {"type":"error","error":{"type":"overloaded_error","message":"no"}}

                """;
        var answer = Rendering.answer(Dialect.ANTHROPIC_MESSAGES, client, Framing.SSE, ClientForm.WHOLE).answer();

        var document = JSON.readTree(Rendering.feed(answer, body.getBytes(UTF_8), 5));

        assertThat(answer.progress()).isEqualTo(Progress.FAILED);
        assertThat(answer.status()).isGreaterThanOrEqualTo(500);
        assertThat(document.path("error").path("message").asText()).contains("no");
    }

    @Test
    void ofAStreamThatIsCutNothingIsShown() {
        var body = "data: {\"id\":\"c\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"A\"}}]}\n\n";
        var answer =
                Rendering.answer(Dialect.OPENAI_CHAT, Dialect.GEMINI_GENERATE, Framing.SSE, ClientForm.WHOLE).answer();

        assertThat(Rendering.feed(answer, body.getBytes(UTF_8), 5)).isEmpty();
        assertThat(answer.progress()).isEqualTo(Progress.CONTENT);
    }
}
