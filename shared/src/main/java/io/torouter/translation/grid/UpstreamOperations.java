package io.torouter.translation.grid;

import io.torouter.dialect.Dialect;
import io.torouter.dialect.Operation;

/** Which operation of a dialect does the same as one of another. */
final class UpstreamOperations {
    private UpstreamOperations() {}

    static Operation generation(Dialect upstream, boolean stream) {
        return switch (upstream) {
            case OPENAI_CHAT -> Operation.CHAT_COMPLETIONS;
            case OPENAI_RESPONSES -> Operation.RESPONSES;
            case ANTHROPIC_MESSAGES -> Operation.MESSAGES;
            case GEMINI_GENERATE -> stream ? Operation.STREAM_GENERATE_CONTENT : Operation.GENERATE_CONTENT;
        };
    }
}
