package io.torouter.translation.vendor;

import java.util.Map;
import java.util.Set;

/**
 * What models behind Anthropic's protocol differ in.
 *
 * @param version {@code anthropic-version} of translated requests
 * @param sampling whether {@code temperature}, {@code top_p} and {@code top_k} are taken
 * @param oneSampler whether {@code temperature} and {@code top_p} together are refused
 * @param thinking the words it takes for {@code thinking.type}: {@code enabled}, {@code adaptive}, {@code disabled},
 *     {@code between_tools}; empty for a model that cannot think
 * @param thinksByDefault whether a request that says nothing of thinking gets it
 * @param efforts the words for {@code output_config.effort} it takes; empty for none
 * @param structured whether it takes {@code output_config.format}
 * @param strictTools whether tools may be {@code strict}
 * @param forcedTools whether a call may be demanded, by {@code tool_choice} of {@code any} and {@code tool}
 * @param assistantPrefill whether the conversation may end with the beginning of the answer
 * @param systemMessages whether {@code messages} may hold a {@code system} role behind a user's turn
 * @param userCitations whether texts of users may have citations
 * @param assistantDocuments whether turns of the assistant may have documents
 * @param outputLimit most tokens of an answer; 0 where unknown
 * @param maxOutput tokens of an answer where neither the client nor the catalogue says, and there is no known limit
 * @param betas the value for {@code anthropic-beta} by what needs it: the type of a tool, a block, an edit or a source,
 *     or the path of a field
 */
public record AnthropicTraits(
        String version,
        boolean sampling,
        boolean oneSampler,
        Set<String> thinking,
        boolean thinksByDefault,
        Set<String> efforts,
        boolean structured,
        boolean strictTools,
        boolean forcedTools,
        boolean assistantPrefill,
        boolean systemMessages,
        boolean userCitations,
        boolean assistantDocuments,
        int outputLimit,
        int maxOutput,
        Map<String, String> betas) {
    /** The first version that refuses sampling, citations of users and documents of the assistant. */
    private static final String STRICT_VERSION = "2026-10-21";

    static AnthropicTraits of(Traits traits) {
        var version = traits.text("version", "2023-06-01");
        boolean lenient = version.compareTo(STRICT_VERSION) < 0;
        return new AnthropicTraits(
                version,
                lenient && traits.flag("sampling", true),
                traits.flag("one_sampler", false),
                traits.set("thinking"),
                traits.flag("thinks_by_default", false),
                traits.set("efforts"),
                traits.flag("structured", false),
                traits.flag("strict_tools", false),
                traits.flag("forced_tools", true),
                traits.flag("assistant_prefill", true),
                traits.flag("system_messages", false),
                lenient,
                lenient,
                traits.number("output_limit", 0),
                traits.number("max_output", 8192),
                traits.texts("beta."));
    }
}
