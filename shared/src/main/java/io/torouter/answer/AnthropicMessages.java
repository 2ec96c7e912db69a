package io.torouter.answer;

import io.torouter.json.KeyMarkers;
import io.torouter.json.PathTree;

/**
 * The Messages API.
 *
 * @see <a href="https://platform.claude.com/docs/en/build-with-claude/streaming">Streaming messages</a>; checked
 *     against the types of the TypeScript SDK 1.11.0 on 2026-11-21
 */
final class AnthropicMessages {
    static final Grammar STREAM = new Grammar(eventPaths(), markers(), AnthropicMessages::meaning, Counting.ANTHROPIC);
    static final Grammar WHOLE = new Grammar(documentPaths(), Grammar::documentMeaning, Counting.ANTHROPIC);

    private AnthropicMessages() {}

    private static PathTree<Fact> eventPaths() {
        var paths = PathTree.<Fact>builder().find(Fact.TYPE, "type");
        paths.find(Fact.TEXT, "delta.text", "delta.thinking", "delta.partial_json");
        usage(paths, "message.usage");
        usage(paths, "usage");
        return ErrorPaths.find(paths, "error").build();
    }

    private static KeyMarkers markers() {
        return KeyMarkers.builder().key("type", "\"message_", "\"error\"").key("error", "{", "\"").build();
    }

    private static Progress meaning(Facts facts) {
        return switch (facts.word(Fact.TYPE)) {
            case "message_start", "ping" -> Progress.PREAMBLE;
            case "message_stop" -> Progress.COMPLETE;
            case "error" -> Progress.FAILED;
            default -> facts.has(Fact.ERROR) ? Progress.FAILED : Progress.CONTENT;
        };
    }

    private static PathTree<Fact> documentPaths() {
        var paths =
                PathTree.<Fact>builder()
                        .find(Fact.ANSWER, "content")
                        .find(Fact.INPUT, "input_tokens")
                        .ignore("id", "type", "request_id")
                        .find(Fact.UNKNOWN, "*");
        usage(paths, "usage");
        return ErrorPaths.find(paths, "error").build();
    }

    private static void usage(PathTree.Builder<Fact> paths, String at) {
        paths.find(Fact.INPUT, at + ".input_tokens")
                .find(Fact.CACHE_READ, at + ".cache_read_input_tokens")
                .find(Fact.CACHE_WRITE, at + ".cache_creation_input_tokens")
                .find(Fact.LONG_CACHE_WRITE, at + ".cache_creation.ephemeral_1h_input_tokens")
                .find(Fact.OUTPUT, at + ".output_tokens")
                .find(Fact.REASONING, at + ".output_tokens_details.thinking_tokens");
    }
}
