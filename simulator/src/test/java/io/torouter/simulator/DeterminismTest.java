package io.torouter.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeterminismTest {
    private static final String BODY =
            """
            {"model": "simulator?seed=%d&tokens=40", "stream": %b, "max_tokens": 100, "input": "hi",
             "messages": [{"role": "user", "content": "hi"}], "contents": [{"parts": [{"text": "hi"}]}]}
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/chat/completions",
                "/v1/responses",
                "/v1/messages",
                "/v1/embeddings",
                "/v1beta/models/x:generateContent",
                "/v1beta/models/x:streamGenerateContent",
            })
    void answersEqualRequestsWithEqualBytesOnAnySimulator(String path) {
        try (var one = new Probe();
                var other = new Probe()) {
            for (var stream : new boolean[] {true, false}) {
                var body = BODY.formatted(7, stream);
                var first = one.post(path, body).body();
                assertThat(one.post(path, body).body()).isEqualTo(first);
                assertThat(other.post(path, body).body()).isEqualTo(first);
                assertThat(one.post(path, BODY.formatted(8, stream)).body()).isNotEqualTo(first);
            }
        }
    }
}
