package io.torouter.answer;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.torouter.dialect.Operation;
import io.torouter.usage.Usage;

import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;

class FramedAnswerTest {
    private static final String CHUNK =
            """
            data: {"choices":[{"index":0,"delta":{"content":"Hello"},"finish_reason":null}]}

            """;
    private static final String USAGE =
            """
            data: {"choices":[],"usage":{"prompt_tokens":3,"completion_tokens":4,"total_tokens":7}}

            """;
    private static final String DONE = "data: [DONE]\n\n";

    private final StringBuilder output = new StringBuilder();
    private final ArrayList<byte[]> arrays = new ArrayList<>();
    private AnswerStream answer = PassThrough.open(Operation.CHAT_COMPLETIONS, Framing.SSE, false);

    private void feed(String text) {
        feed(text.getBytes(UTF_8));
    }

    private void feed(byte[] bytes) {
        answer.feed(bytes, 0, bytes.length, this::write);
    }

    private void write(byte[] array, int from, int to) {
        arrays.add(array);
        output.append(new String(array, from, to - from, UTF_8));
    }

    private void hideUsage() {
        answer = PassThrough.open(Operation.CHAT_COMPLETIONS, Framing.SSE, true);
    }

    @Test
    void handsOnTheArrayItIsGivenInOneWrite() {
        byte[] array = CHUNK.repeat(5).getBytes(UTF_8);

        feed(array);

        assertThat(arrays).containsExactly(array);
        assertThat(output).hasToString(CHUNK.repeat(5));
    }

    @Test
    void holdsAnEventUntilItIsWhole() {
        feed(CHUNK + "data: {\"choi");
        assertThat(output).hasToString(CHUNK);
        assertThat(answer.atBoundary()).isTrue();

        feed("ces\":[]}\n\n");
        assertThat(output).hasToString(CHUNK + "data: {\"choices\":[]}\n\n");
    }

    @Test
    void doesNotWriteWhenNothingIsWhole() {
        feed("data: {");

        assertThat(arrays).isEmpty();
    }

    @Test
    void passesAnEventThatIsTooBigToHold() {
        feed("data: {\"choices\":[{\"delta\":{\"content\":\"" + "x".repeat(70_000));
        assertThat(output).hasSizeGreaterThan(70_000);
        assertThat(answer.atBoundary()).isFalse();

        feed("\"}}]}\n\n");
        assertThat(answer.atBoundary()).isTrue();
        assertThat(answer.progress()).isEqualTo(Progress.CONTENT);
    }

    @Test
    void passesAnEventThatGrowsTooBigToHold() {
        var event = "data: {\"choices\":[{\"delta\":{\"content\":\"" + "x".repeat(200_000) + "\"}}]}\n\n";

        for (int at = 0; at < event.length(); at += 1000) {
            feed(event.substring(at, Math.min(event.length(), at + 1000)));
            assertThat(at - output.length()).isLessThanOrEqualTo(FramedAnswer.HOLD_LIMIT);
        }

        assertThat(output).hasToString(event);
    }

    @Test
    void readsAnEventThatIsTooBigToHold() {
        var text = "\"text\":\"" + "\\\"usage\\\":{ ".repeat(400_000) + "\"";
        var event =
                "event: response.completed\ndata: {\"type\":\"response.completed\",\"response\":{"
                        + text
                        + ",\"usage\":{\"input_tokens\":5,\"output_tokens\":6}}}\n\n";
        answer = PassThrough.open(Operation.RESPONSES, Framing.SSE, false);

        for (int at = 0; at < event.length(); at += 16_384) {
            feed(event.substring(at, Math.min(event.length(), at + 16_384)));
        }

        assertThat(answer.progress()).isEqualTo(Progress.COMPLETE);
        assertThat(answer.usage()).isEqualTo(new Usage(5, 0, 0, 6, 0));
        assertThat(output).hasToString(event);
    }

    @Test
    void hidesTheChunkThatHoldsNothingButUsage() {
        hideUsage();

        feed(CHUNK + USAGE + DONE);

        assertThat(output).hasToString(CHUNK + DONE);
        assertThat(answer.usage()).isEqualTo(new Usage(3, 0, 0, 4, 0));
    }

    @Test
    void hidesTheUsageChunkWhereverItIsCut() {
        var stream = (CHUNK + USAGE + DONE).replace("\n", "\r\n");
        var opening = new Run.Opening(Operation.CHAT_COMPLETIONS, Framing.SSE, true);

        for (int cut = 0; cut < stream.length(); cut++) {
            var run = opening.whole(stream.getBytes(UTF_8), cut);
            assertThat(run.output()).isEqualTo((CHUNK + DONE).replace("\n", "\r\n"));
        }
    }

    @Test
    void showsUsageThatComesWithChoices() {
        hideUsage();
        var last = CHUNK.replace("}]}", "}],\"usage\":{\"prompt_tokens\":3}}");

        feed(last);

        assertThat(output).hasToString(last);
        assertThat(answer.usageReported()).isTrue();
    }

    @Test
    void showsAnErrorThatComesWithUsage() {
        hideUsage();
        var error = USAGE.replace("\"choices\"", "\"error\":{\"message\":\"no\"},\"choices\"");

        feed(error);

        assertThat(output).hasToString(error);
    }

    @Test
    void dropsTheEventInWhichTheUpstreamStopped() {
        feed(CHUNK + CHUNK.substring(0, 40));

        answer.end(this::write);

        assertThat(output).hasToString(CHUNK);
        assertThat(answer.progress()).isEqualTo(Progress.CONTENT);
    }

    @Test
    void addsTheBlankLineThatTheUpstreamForgot() {
        feed(CHUNK + "data: [DONE]");

        answer.end(this::write);

        assertThat(output).hasToString(CHUNK + DONE);
        assertThat(answer.progress()).isEqualTo(Progress.COMPLETE);
    }

    @Test
    void understandsTheBareDocumentWithWhichGeminiFails() throws Exception {
        answer = PassThrough.open(Operation.STREAM_GENERATE_CONTENT, Framing.SSE, false);
        var stream = Files.readString(Path.of("src/test/resources/gemini.generate/bare-error.sse"));

        feed(stream);
        answer.end(this::write);

        assertThat(output).hasToString(stream);
        assertThat(answer.error())
                .isEqualTo(new UpstreamError("UNAVAILABLE", "The model is overloaded. Please try again later.", 503));
    }

    @Test
    void passesWhatComesBehindTheEnd() {
        feed(DONE + ": bye\n\n" + CHUNK);

        assertThat(output).hasToString(DONE + ": bye\n\n" + CHUNK);
        assertThat(answer.progress()).isEqualTo(Progress.COMPLETE);
    }

    @Test
    void staysFailedWhateverComesBehindTheError() {
        feed("data: {\"error\":{\"message\":\"no\"}}\n\n" + DONE + USAGE);

        answer.end(this::write);

        assertThat(answer.progress()).isEqualTo(Progress.FAILED);
        assertThat(answer.usage()).isEqualTo(new Usage(3, 0, 0, 4, 0));
    }

    @Test
    void givesOutElementsOfAnArrayOneByOne() {
        answer = PassThrough.open(Operation.STREAM_GENERATE_CONTENT, Framing.JSON_ARRAY, false);

        feed("[{\"candidates\":[]}\n,\n");
        assertThat(output).hasToString("[{\"candidates\":[]}");

        feed("{\"text\":\"},]\"}");
        assertThat(output).hasToString("[{\"candidates\":[]}\n,\n{\"text\":\"},]\"}");
    }

    @Test
    void isNotCompleteWhileAnArrayIsOpen() {
        answer = PassThrough.open(Operation.STREAM_GENERATE_CONTENT, Framing.JSON_ARRAY, false);
        feed("[{\"candidates\":[{\"finishReason\":\"STOP\"}]}");

        answer.end(this::write);

        assertThat(answer.progress()).isEqualTo(Progress.CONTENT);
    }
}
