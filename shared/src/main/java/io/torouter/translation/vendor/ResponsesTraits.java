package io.torouter.translation.vendor;

import java.util.Set;

/**
 * What hosts that speak OpenAI responses, and models behind them, differ in.
 *
 * @param reasoning whether the model reasons
 * @param efforts the words for {@code reasoning.effort} it takes, from least to most
 * @param sampling when {@code temperature}, {@code top_p} and probabilities are taken: "always", "unless_effort" (not
 *     where an effort is asked for), "without_reasoning" (only where none is) or "never"
 * @param verbosity whether {@code text.verbosity} is taken
 * @param reasoningBack in which form reasoning of earlier turns is taken: "sealed", or "text" too
 * @param refused names of top-level fields that it answers 400 to
 * @param extended names of fields beyond the API that it takes: {@code top_k}, {@code seed}, {@code stop}, …
 * @param customTools whether tools may take free text
 * @param namespaces whether tools may be declared in groups, and be searched for
 * @param userField which field names the end user: {@code safety_identifier} or {@code user}
 * @param audio whether it hears
 * @param video whether it sees films
 * @param mediaResults whether results of tools may hold images and files
 * @param cacheMarks whether {@code prompt_cache_breakpoint} is taken
 * @param minOutput the smallest {@code max_output_tokens}
 * @param idLength longest id of a tool call, and of a user
 * @param keepsState whether it keeps responses, so that a request may go on from one by its id
 */
public record ResponsesTraits(
        boolean reasoning,
        Set<String> efforts,
        String sampling,
        boolean verbosity,
        String reasoningBack,
        Set<String> refused,
        Set<String> extended,
        boolean customTools,
        boolean namespaces,
        String userField,
        boolean audio,
        boolean video,
        boolean mediaResults,
        boolean cacheMarks,
        int minOutput,
        int idLength,
        boolean keepsState) {
    static ResponsesTraits of(Traits traits) {
        return new ResponsesTraits(
                traits.flag("reasoning", true),
                traits.set("efforts"),
                traits.text("sampling", "always"),
                traits.flag("verbosity", true),
                traits.text("reasoning_back", "sealed"),
                traits.set("refused"),
                traits.set("extended"),
                traits.flag("custom_tools", true),
                traits.flag("namespaces", true),
                traits.text("user_field", "user"),
                traits.flag("audio", false),
                traits.flag("video", false),
                traits.flag("media_results", true),
                traits.flag("cache_marks", false),
                traits.number("min_output", 1),
                traits.number("id_length", 64),
                traits.flag("keeps_state", true));
    }
}
