package io.torouter.translation.vendor;

import java.util.Set;

/**
 * What Gemini models differ in.
 *
 * @param thinking how thinking is asked for: "budget", "level" or "none"
 * @param levels the words for {@code thinkingLevel} it takes, from least to most
 * @param maxBudget the largest {@code thinkingBudget}
 * @param minBudget the smallest but 0
 * @param thinkingOff whether thinking can be switched off
 * @param signatures whether a function call without its signature is refused
 * @param jsonSchema whether it takes {@code responseJsonSchema} and {@code parametersJsonSchema}
 * @param callIds whether calls have ids of their own
 * @param urls whether it fetches files from the web
 * @param resultMedia whether function responses may hold images and documents
 * @param partResolution whether each part may say how closely to look at it
 * @param formatWithTools whether functions and an output format go together
 * @param validated whether functions can be held to their schemas without being forced, by mode {@code VALIDATED}
 * @param prefill whether a conversation may end with the model's turn, for it to go on
 * @param labels whether requests may have labels (Vertex AI)
 * @param displayNames whether files may have names (Vertex AI)
 * @param voices names of voices it speaks with; empty for any
 * @param refused names in {@code generationConfig} that it answers 400 to, or ignores
 * @param stopSequences how many it takes
 */
public record GeminiTraits(
        String thinking,
        Set<String> levels,
        int maxBudget,
        int minBudget,
        boolean thinkingOff,
        boolean signatures,
        boolean jsonSchema,
        boolean callIds,
        boolean urls,
        boolean resultMedia,
        boolean partResolution,
        boolean formatWithTools,
        boolean validated,
        boolean prefill,
        boolean labels,
        boolean displayNames,
        Set<String> voices,
        Set<String> refused,
        int stopSequences) {
    static GeminiTraits of(Traits traits) {
        return new GeminiTraits(
                traits.text("thinking", "none"),
                traits.set("levels"),
                traits.number("max_budget", 24_576),
                traits.number("min_budget", 0),
                traits.flag("thinking_off", true),
                traits.flag("signatures", false),
                traits.flag("json_schema", true),
                traits.flag("call_ids", false),
                traits.flag("urls", true),
                traits.flag("result_media", false),
                traits.flag("part_resolution", false),
                traits.flag("format_with_tools", false),
                traits.flag("validated", false),
                traits.flag("prefill", true),
                traits.flag("labels", false),
                traits.flag("display_names", false),
                traits.set("voices"),
                traits.set("refused"),
                traits.number("stop_sequences", 5));
    }
}
