package io.torouter.translation.vendor;

import java.util.Set;

/**
 * What models behind Anthropic's protocol differ in.
 *
 * @param version {@code anthropic-version} of translated requests
 * @param sampling whether {@code temperature}, {@code top_p} and {@code top_k} are taken
 * @param thinking how thinking is asked for: of "budget" and "adaptive"
 * @param efforts the words for {@code output_config.effort} it takes, from least to most; empty for none
 * @param structured whether it takes {@code output_config.format}
 * @param strictTools whether tools may be {@code strict}
 * @param maxOutput tokens of an answer where neither the client nor the catalogue says
 */
public record AnthropicTraits(
        String version,
        boolean sampling,
        Set<String> thinking,
        Set<String> efforts,
        boolean structured,
        boolean strictTools,
        boolean assistantPrefill,
        int maxOutput) {
    static AnthropicTraits of(Traits traits) {
        return new AnthropicTraits(
                traits.text("version", "2023-06-01"),
                traits.flag("sampling", true),
                traits.set("thinking"),
                traits.set("efforts"),
                traits.flag("structured", false),
                traits.flag("strict_tools", false),
                traits.flag("assistant_prefill", true),
                traits.number("max_output", 8192));
    }
}
