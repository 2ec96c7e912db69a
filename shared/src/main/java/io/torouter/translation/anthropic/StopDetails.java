package io.torouter.translation.anthropic;

import com.fasterxml.jackson.databind.JsonNode;

import io.torouter.canonical.Stop;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/** What {@code stop_details} says of a refusal. */
final class StopDetails {
    private static final Set<String> CATEGORIES =
            Set.of("cyber", "bio", "frontier_llm", "reasoning_extraction", "general_harms");

    private StopDetails() {}

    static @Nullable String explanation(JsonNode details) {
        var text = details.path("explanation").textValue();
        return text == null || text.isBlank() ? null : text;
    }

    static @Nullable String category(JsonNode details) {
        return details.path("category").textValue();
    }

    /** The category of a refusal in the vendor's words; null for none, or one of another vendor. */
    static @Nullable String category(Stop stop) {
        var word = stop.word();
        return word != null && CATEGORIES.contains(word) ? word : null;
    }
}
