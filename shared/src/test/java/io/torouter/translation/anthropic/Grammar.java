package io.torouter.translation.anthropic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which events may follow which in a streamed message. */
final class Grammar {
    private static final Map<String, Set<String>> DELTAS =
            Map.of(
                    "text", Set.of("text_delta", "citations_delta"),
                    "thinking", Set.of("thinking_delta", "signature_delta"),
                    "tool_use", Set.of("input_json_delta"));

    private String open = "";
    private int next;
    private String state = "before";

    private Grammar() {}

    /**
     * @param complete whether the message has to be over
     */
    static void check(List<ObjectNode> events, boolean complete) {
        var grammar = new Grammar();
        events.forEach(grammar::step);
        if (complete) {
            assertThat(grammar.state).isIn("over", "failed");
        }
    }

    private void step(ObjectNode event) {
        assertThat(state).as("before %s", event).isNotIn("over", "failed");
        switch (event.path("type").asText()) {
            case "message_start" -> move("before", "running");
            case "content_block_start" -> begin(event);
            case "content_block_delta" -> {
                assertThat(event.path("index").asInt()).isEqualTo(next - 1);
                assertThat(DELTAS.getOrDefault(open, Set.of())).contains(event.path("delta").path("type").asText());
            }
            case "content_block_stop" -> {
                assertThat(open).as("at %s", event).isNotEmpty();
                assertThat(event.path("index").asInt()).isEqualTo(next - 1);
                open = "";
            }
            case "message_delta" -> {
                assertThat(open).isEmpty();
                move("running", "stopped");
            }
            case "message_stop" -> move("stopped", "over");
            case "ping" -> assertThat(state).isEqualTo("running");
            case "error" -> state = "failed";
            default -> throw new AssertionError(event);
        }
    }

    private void begin(ObjectNode event) {
        assertThat(state).isEqualTo("running");
        assertThat(open).as("at %s", event).isEmpty();
        assertThat(event.path("index").asInt()).isEqualTo(next);
        next++;
        open = event.path("content_block").path("type").asText();
    }

    private void move(String from, String to) {
        assertThat(state).isEqualTo(from);
        state = to;
    }
}
