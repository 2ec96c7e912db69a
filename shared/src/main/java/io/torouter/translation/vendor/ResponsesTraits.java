package io.torouter.translation.vendor;

import java.util.Set;

/**
 * What hosts that speak OpenAI responses differ in.
 *
 * @param efforts the words for {@code reasoning.effort} it takes, from least to most
 * @param refused names of top-level fields that it answers 400 to
 * @param customTools whether tools may take free text
 */
public record ResponsesTraits(Set<String> efforts, Set<String> refused, boolean customTools, boolean namespaces) {
    static ResponsesTraits of(Traits traits) {
        return new ResponsesTraits(
                traits.set("efforts"),
                traits.set("refused"),
                traits.flag("custom_tools", true),
                traits.flag("namespaces", true));
    }
}
