package io.torouter.translation.chat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks a stream of chunks as a client's SDK would. */
final class ChunkGrammar {
    private final Set<Integer> begun = new HashSet<>();
    private final Set<Integer> finished = new HashSet<>();
    private final Map<Integer, Integer> calls = new HashMap<>();

    private ChunkGrammar() {}

    static void check(List<String> payloads, boolean whole) {
        var grammar = new ChunkGrammar();
        for (int i = 0; i < payloads.size(); i++) {
            boolean last = i == payloads.size() - 1;
            if (payloads.get(i).equals(Wire.DONE)) {
                assertThat(last).isTrue();
            } else {
                grammar.chunk(Wire.json(payloads.get(i)), last);
            }
        }
        if (whole) {
            assertThat(payloads.getLast()).matches(end -> end.equals(Wire.DONE) || end.startsWith("{\"error\""));
        }
    }

    private void chunk(JsonNode chunk, boolean last) {
        if (chunk.has("error")) {
            assertThat(last).isTrue();
            return;
        }
        assertThat(chunk.path("id").asText()).isEqualTo("chatcmpl-abc");
        assertThat(chunk.path("object").asText()).isEqualTo("chat.completion.chunk");
        if (chunk.path("choices").isEmpty()) {
            assertThat(chunk.path("usage").isObject()).isTrue();
        }
        chunk.path("choices").forEach(this::choice);
    }

    private void choice(JsonNode choice) {
        int index = choice.path("index").asInt();
        assertThat(finished).doesNotContain(index);
        assertThat(choice.path("delta").isObject() && choice.has("finish_reason")).isTrue();
        assertThat(choice.path("delta").has("role")).isEqualTo(begun.add(index));
        choice.path("delta").path("tool_calls").forEach(call -> call(index, call));
        if (choice.path("finish_reason").isTextual()) {
            finished.add(index);
        }
    }

    private void call(int choice, JsonNode call) {
        int known = calls.getOrDefault(choice, 0);
        boolean begins = call.has("id");
        assertThat(call.path("index").asInt()).isEqualTo(begins ? known : known - 1);
        if (begins) {
            assertThat(call.path(call.path("type").asText()).path("name").asText()).isNotEmpty();
            calls.put(choice, known + 1);
        }
    }
}
