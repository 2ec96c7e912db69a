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
 * @param signatures whether a call of an earlier turn without its signature is refused
 * @param jsonSchema whether it takes {@code responseJsonSchema} and {@code parametersJsonSchema}
 * @param callIds whether calls have ids of their own
 * @param images whether it makes images
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
        boolean images) {
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
                traits.flag("images", false));
    }
}
