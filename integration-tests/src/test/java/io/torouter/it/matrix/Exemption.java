package io.torouter.it.matrix;

import io.torouter.dialect.Dialect;
import io.torouter.it.matrix.Matrix.Cell;

import java.util.List;
import java.util.Set;

/**
 * What no translation could do better.
 *
 * @param recording a part of its id
 * @param clients in whose dialects
 * @param features starts of what cannot be held against it there
 * @param reason why
 */
record Exemption(String recording, Set<Dialect> clients, List<String> features, String reason) {
    private static final Set<Dialect> ALL = Set.of(Dialect.values());

    private static final List<Exemption> KNOWN =
            List.of(
                    new Exemption(
                            "ai-openai-shell-container-1-chunks",
                            ALL,
                            List.of("text", "with"),
                            "its publisher took deltas out of the text, and left the whole text in the last event"),
                    new Exemption(
                            "ai-openai-image-generation-tool-1-chunks",
                            Set.of(Dialect.GEMINI_GENERATE),
                            List.of("grammar", "SDK"),
                            "its publisher cut the image's Base64 in the middle"),
                    new Exemption(
                            "ai-openai-custom-tool-1-chunks",
                            Set.of(Dialect.ANTHROPIC_MESSAGES, Dialect.GEMINI_GENERATE),
                            List.of("grammar", "arguments", "with"),
                            "a call of a tool with free text, which no client of that dialect can declare"),
                    new Exemption(
                            "ai-openai-custom-tool-1-chunks",
                            Set.of(Dialect.OPENAI_CHAT),
                            List.of("SDK"),
                            "openai-java knows calls of custom tools in whole answers only"));

    static boolean covers(Cell cell, String subject, String feature) {
        return KNOWN.stream()
                .anyMatch(known ->
                        subject.contains(known.recording)
                                && known.clients.contains(cell.client())
                                && known.features.stream().anyMatch(feature::startsWith));
    }
}
