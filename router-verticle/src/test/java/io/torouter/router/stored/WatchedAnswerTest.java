package io.torouter.router.stored;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.torouter.answer.Framing;
import io.torouter.answer.PassThrough;
import io.torouter.answer.Progress;
import io.torouter.dialect.Operation;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

class WatchedAnswerTest {
    private static final String RESPONSE =
            "{\"id\":\"resp_1\",\"object\":\"response\",\"previous_response_id\":null,\"output\":[]}";

    private final ByteArrayOutputStream client = new ByteArrayOutputStream();
    private final List<@Nullable FinishedResponse> finished = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(strings = {"completed", "incomplete"})
    void catchesTheResponseOfAStreamCutAtAnyByte(String end) {
        var stream = stream(end, RESPONSE);
        for (int cut = 0; cut <= stream.length; cut++) {
            assertThat(document(Framing.SSE, stream, cut)).isEqualTo(RESPONSE);
            assertThat(client.toByteArray()).isEqualTo(stream);
        }
    }

    @Test
    void catchesAResponseThatIsLargerThanAnythingHeld() {
        var large = RESPONSE.replace("[]", "[\"" + "x".repeat(200_000) + "\"]");
        var stream = stream("completed", large);
        for (int cut : new int[] {0, 10, 1000, 70_000, 150_000, stream.length - 1, stream.length}) {
            assertThat(document(Framing.SSE, stream, cut)).isEqualTo(large);
        }
    }

    @Test
    void catchesADocumentCutAtAnyByte() {
        var bytes = RESPONSE.getBytes(UTF_8);
        for (int cut = 0; cut <= bytes.length; cut++) {
            assertThat(document(Framing.JSON, bytes, cut)).isEqualTo(RESPONSE);
        }
    }

    @Test
    void catchesNothingOfAStreamThatFailsOrIsCut() {
        var failed = "data: {\"type\":\"response.failed\",\"response\":{\"id\":\"resp_1\"}}\n\n".getBytes(UTF_8);
        play(Framing.SSE, failed, 3, null);
        assertThat(finished).isEmpty();
        var stream = stream("completed", RESPONSE);
        var cut = java.util.Arrays.copyOf(stream, stream.length - 60);
        play(Framing.SSE, cut, 3, null);
        assertThat(finished).isEmpty();
    }

    @Test
    void echoesWhatTheUpstreamDoesNotKnowAndCatchesThat() {
        var stream = stream("completed", RESPONSE);
        var echoed = RESPONSE.replace("null", "\"resp_0\"");
        for (int cut = 0; cut <= stream.length; cut++) {
            play(Framing.SSE, stream, cut, "resp_0");
            assertThat(text(finished.getFirst())).isEqualTo(echoed);
            assertThat(client.toString(UTF_8)).contains(echoed).doesNotContain("null");
        }
    }

    private String document(Framing framing, byte[] bytes, int cut) {
        play(framing, bytes, cut, null);
        assertThat(finished).hasSize(1);
        assertThat(finished.getFirst().id()).isEqualTo("resp_1");
        return text(finished.getFirst());
    }

    private static String text(FinishedResponse response) {
        return new String(response.document(), UTF_8);
    }

    private void play(Framing framing, byte[] bytes, int cut, @Nullable String previous) {
        client.reset();
        finished.clear();
        var answer =
                new WatchedAnswer(
                        PassThrough.open(Operation.RESPONSES, framing, false),
                        previous,
                        end -> finished.add(FinishedResponse.in(end)));
        answer.feed(bytes, 0, cut, (array, from, to) -> client.write(array, from, to - from));
        boolean before = answer.progress() == Progress.COMPLETE;
        assertThat(finished).hasSize(before ? 1 : 0);
        answer.feed(bytes, cut, bytes.length, (array, from, to) -> client.write(array, from, to - from));
        answer.end((array, from, to) -> client.write(array, from, to - from));
    }

    private static byte[] stream(String end, String response) {
        return """
        event: response.created
        data: {"type":"response.created","response":{"id":"resp_1","status":"in_progress"}}

        event: response.output_text.delta
        data: {"type":"response.output_text.delta","delta":"\\"response.completed\\""}

        event: response.%s
        data: {"type":"response.%s","sequence_number":2,"response":%s}

        """
                .formatted(end, end, response)
                .getBytes(UTF_8);
    }
}
