package io.torouter.answer;

import io.torouter.json.KeyMarkers;
import io.torouter.json.PathTree;

/**
 * The Responses API. Its objects always have an {@code error} field, so an error is what the type of an event says.
 *
 * @see <a href="https://platform.openai.com/docs/api-reference/responses-streaming">Responses streaming, as in the
 *     OpenAPI document 2.3.0, read 2026-11-21</a>
 */
final class OpenAiResponses {
    static final Grammar STREAM = new Grammar(eventPaths(), markers(), OpenAiResponses::meaning, Counting.OPENAI);
    static final Grammar WHOLE = new Grammar(documentPaths(), Grammar::documentMeaning, Counting.OPENAI);

    private OpenAiResponses() {}

    private static PathTree<Fact> eventPaths() {
        var paths =
                PathTree.<Fact>builder()
                        .find(Fact.TYPE, "type")
                        .find(Fact.TEXT, "delta")
                        .find(Fact.ERROR_CODE, "code")
                        .find(Fact.ERROR_MESSAGE, "message");
        ErrorPaths.find(paths, "error");
        ErrorPaths.find(paths, "response.error");
        return OpenAiUsage.find(paths, "response.usage").build();
    }

    private static KeyMarkers markers() {
        return KeyMarkers.builder()
                .key("type", "\"response.completed\"", "\"response.incomplete\"", "\"response.failed\"", "\"error\"")
                .key("error", "{")
                .build();
    }

    private static Progress meaning(Facts facts) {
        return switch (facts.word(Fact.TYPE)) {
            case "response.created", "response.queued", "response.in_progress" -> Progress.PREAMBLE;
            case "response.completed", "response.incomplete" -> Progress.COMPLETE;
            case "response.failed", "error" -> Progress.FAILED;
            case "" -> untyped(facts);
            default -> Progress.CONTENT;
        };
    }

    private static Progress untyped(Facts facts) {
        if (facts.has(Fact.DONE)) {
            return Progress.COMPLETE;
        }
        return facts.has(Fact.ERROR) ? Progress.FAILED : Progress.CONTENT;
    }

    private static PathTree<Fact> documentPaths() {
        var paths =
                PathTree.<Fact>builder()
                        .find(Fact.ANSWER, "output")
                        .find(Fact.INPUT, "input_tokens")
                        .ignore("id", "object", "type", "code", "message", "status", "user_id", "request_id")
                        .find(Fact.UNKNOWN, "*");
        OpenAiUsage.find(paths, "usage");
        return ErrorPaths.find(paths, "error").build();
    }
}
