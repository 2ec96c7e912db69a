package io.torouter.answer;

import io.torouter.json.KeyMarkers;
import io.torouter.json.PathTree;

/**
 * Chat completions, legacy completions and the endpoints that answer with one document like them.
 *
 * @see <a href="https://platform.openai.com/docs/api-reference/chat-streaming/streaming">Chat streaming, as in the
 *     OpenAPI document 2.3.0, read 2026-11-21</a>
 */
final class OpenAiChat {
    static final Grammar STREAM = new Grammar(chunkPaths(), markers(), Grammar::chunkMeaning, Counting.OPENAI);
    static final Grammar WHOLE = new Grammar(documentPaths().build(), Grammar::documentMeaning, Counting.OPENAI);

    private OpenAiChat() {}

    private static PathTree<Fact> chunkPaths() {
        var paths =
                PathTree.<Fact>builder()
                        .find(Fact.CHOICES, "choices")
                        .find(Fact.CHOICE, "choices[]")
                        .find(Fact.FINISH, "choices[].finish_reason")
                        .find(Fact.TEXT, "choices[].delta.*", "choices[].text")
                        .find(Fact.CONTENT, "choices[].*", "choices[].delta.audio.*")
                        .find(Fact.CONTENT, "choices[].delta.reasoning_details[].*") // the same once more
                        .ignore("choices[].index", "choices[].delta.role")
                        .find(Fact.TYPE, "type")
                        .find(Fact.ERROR_MESSAGE, "message");
        ErrorPaths.find(paths, "error");
        OpenAiUsage.find(paths, "usage");
        OpenAiUsage.find(paths, "x_groq.usage");
        OpenAiUsage.find(paths, "choices[].usage"); // Moonshot
        return paths.build();
    }

    /** Most chunks say {@code "usage":null} and {@code "finish_reason":null}. */
    private static KeyMarkers markers() {
        return KeyMarkers.builder().key("usage", "{").key("error", "{", "\"").key("finish_reason", "\"").build();
    }

    static PathTree.Builder<Fact> documentPaths() {
        var paths =
                PathTree.<Fact>builder()
                        .find(Fact.ANSWER, "choices", "data", "results", "text")
                        .ignore("id", "object", "type", "code", "message", "status", "user_id", "request_id")
                        .find(Fact.UNKNOWN, "*");
        OpenAiUsage.find(paths, "usage");
        return ErrorPaths.find(paths, "error");
    }
}
