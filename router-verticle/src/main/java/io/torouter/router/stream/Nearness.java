package io.torouter.router.stream;

import static io.torouter.dialect.Dialect.ANTHROPIC_MESSAGES;
import static io.torouter.dialect.Dialect.GEMINI_GENERATE;
import static io.torouter.dialect.Dialect.OPENAI_CHAT;
import static io.torouter.dialect.Dialect.OPENAI_RESPONSES;

import io.torouter.dialect.Dialect;

import java.util.List;

/**
 * Which dialects say most of what another says. OpenAI's responses carry reasoning from turn to turn, which its chat
 * does not, so they come first for dialects that carry it too.
 */
final class Nearness {
    private static final List<Dialect> TO_CHAT =
            List.of(OPENAI_CHAT, OPENAI_RESPONSES, ANTHROPIC_MESSAGES, GEMINI_GENERATE);
    private static final List<Dialect> TO_RESPONSES =
            List.of(OPENAI_RESPONSES, ANTHROPIC_MESSAGES, OPENAI_CHAT, GEMINI_GENERATE);
    private static final List<Dialect> TO_ANTHROPIC =
            List.of(ANTHROPIC_MESSAGES, OPENAI_RESPONSES, OPENAI_CHAT, GEMINI_GENERATE);
    private static final List<Dialect> TO_GEMINI =
            List.of(GEMINI_GENERATE, OPENAI_RESPONSES, OPENAI_CHAT, ANTHROPIC_MESSAGES);

    private Nearness() {}

    /** All dialects, the nearest first. */
    static List<Dialect> to(Dialect client) {
        return switch (client) {
            case OPENAI_CHAT -> TO_CHAT;
            case OPENAI_RESPONSES -> TO_RESPONSES;
            case ANTHROPIC_MESSAGES -> TO_ANTHROPIC;
            case GEMINI_GENERATE -> TO_GEMINI;
        };
    }
}
