package io.torouter.snapshot;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;

/**
 * What a model is like, as far as the configuration says.
 *
 * @param displayName null where the id has to do
 * @param input what it reads; empty where unknown
 * @param output what it makes; empty where unknown
 * @param capabilities null where unknown
 * @param efforts words for how much it reasons, from least to most; empty where unknown
 * @param agentInstructions the system prompt of coding agents that take one from a model list; null for their own
 */
public record ModelCard(
        @Nullable String displayName,
        Set<Modality> input,
        Set<Modality> output,
        @Nullable Set<Capability> capabilities,
        List<String> efforts,
        @Nullable String agentInstructions) {
    public static final ModelCard BLANK = new ModelCard(null, Set.of(), Set.of(), null, List.of(), null);

    public ModelCard {
        input = Set.copyOf(input);
        output = Set.copyOf(output);
        capabilities = capabilities == null ? null : Set.copyOf(capabilities);
        efforts = List.copyOf(efforts);
    }

    /** Whether it is known that the model can do it. */
    public boolean can(Capability capability) {
        return capabilities != null && capabilities.contains(capability);
    }

    public boolean knowsCapabilities() {
        return capabilities != null;
    }
}
