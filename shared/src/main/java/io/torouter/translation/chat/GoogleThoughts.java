package io.torouter.translation.chat;

import com.fasterxml.jackson.databind.JsonNode;

import io.torouter.canonical.Delta;
import io.torouter.canonical.StreamEvent;
import io.torouter.translation.chat.Speech.Kind;

import java.util.function.Consumer;

/**
 * Content with Google's {@code extra_content}: thoughts stand between tags in it, and signatures beside it.
 *
 * @see <a href="https://ai.google.dev/gemini-api/docs/openai#thinking">OpenAI compatibility, read 2026-11-24</a>
 */
final class GoogleThoughts {
    private static final String OPEN = "<thought>";
    private static final String CLOSE = "</thought>";

    private GoogleThoughts() {}

    static boolean mayStandIn(JsonNode delta, JsonNode content, Speech speech) {
        return delta.has("extra_content")
                || (speech instanceof Speech.Thinking && content.asText("").startsWith(CLOSE));
    }

    static ChoiceReader read(ChoiceReader choice, String content, JsonNode delta, Consumer<StreamEvent> out) {
        boolean marked = delta.path("extra_content").path("google").path("thought").asBoolean(false);
        boolean begins = content.startsWith(OPEN);
        boolean goesOn = choice.speech() instanceof Speech.Thinking && !content.startsWith(CLOSE);
        if (marked && (begins || goesOn)) {
            return thought(choice, begins ? content.substring(OPEN.length()) : content, out);
        }
        var text = content.startsWith(CLOSE) ? content.substring(CLOSE.length()) : content;
        return seal(choice.say(Kind.TEXT, text, out), delta, out);
    }

    private static ChoiceReader thought(ChoiceReader choice, String content, Consumer<StreamEvent> out) {
        int close = content.indexOf(CLOSE);
        if (close < 0) {
            return new ThoughtDeltas(choice, out).text(content);
        }
        var told = new ThoughtDeltas(choice, out).text(content.substring(0, close));
        return told.say(Kind.TEXT, content.substring(close + CLOSE.length()), out);
    }

    /** Signatures of calls are read with them. */
    static ChoiceReader seal(ChoiceReader choice, JsonNode delta, Consumer<StreamEvent> out) {
        var seal = delta.has("tool_calls") ? null : GoogleSeals.in(delta);
        if (seal != null && choice.speech() instanceof Speech.Saying(var kind, var block) && kind == Kind.TEXT) {
            out.accept(new StreamEvent.BlockDelta(choice.candidate(), block, new Delta.Sealed(seal)));
        }
        return choice;
    }
}
