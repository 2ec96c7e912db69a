package io.torouter.grammar;

import com.fasterxml.jackson.databind.JsonNode;

import io.torouter.dialect.Dialect;

import java.util.function.Consumer;

/**
 * A state of checking a stream; immutable. A violation is told once, where it is noticed, and checking goes on behind
 * it as well as it can.
 */
public sealed interface StreamChecker permits AnthropicChecker, ChatChecker, GeminiChecker, ResponsesChecker {
    /** The state before the first event. */
    static StreamChecker of(Dialect dialect, Rules rules) {
        return switch (dialect) {
            case OPENAI_CHAT -> ChatChecker.start(rules);
            case OPENAI_RESPONSES -> ResponsesChecker.start(rules);
            case ANTHROPIC_MESSAGES -> AnthropicChecker.start(rules);
            case GEMINI_GENERATE -> GeminiChecker.start(rules);
        };
    }

    /**
     * Steps over one event.
     *
     * @param name of the server-sent event; empty where it has none
     * @param violations takes a sentence for each rule that the event breaks
     */
    StreamChecker step(String name, JsonNode data, Consumer<String> violations);

    /** The terminator that is no JSON came: {@code [DONE]}. */
    StreamChecker done(Consumer<String> violations);

    /** The stream is over. */
    void end(Consumer<String> violations);

    /** The rule that a violation is of: one of a few sentences, without what the stream had in its place. */
    static String ruleIn(String violation) {
        int detail = violation.indexOf(": ");
        return detail < 0 ? violation : violation.substring(0, detail);
    }
}
