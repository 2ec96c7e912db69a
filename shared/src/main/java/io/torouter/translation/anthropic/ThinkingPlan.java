package io.torouter.translation.anthropic;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.translation.vendor.AnthropicTraits;

import org.jspecify.annotations.Nullable;

/**
 * How a request asks a model to think.
 *
 * @param type a word for {@code thinking.type}; null to say nothing
 * @param budget for {@code enabled}; 0 for others
 * @param display {@code summarized}, {@code omitted}; null to say nothing
 * @param effort a word for {@code output_config.effort}; null to say nothing
 */
record ThinkingPlan(@Nullable String type, long budget, @Nullable String display, @Nullable String effort) {
    static final ThinkingPlan SILENT = new ThinkingPlan(null, 0, null, null);

    static ThinkingPlan effortOnly(@Nullable String effort) {
        return new ThinkingPlan(null, 0, null, effort);
    }

    /** With a fixed budget: then the vendor holds every open loop of tools to begin with a thought. */
    boolean isBudgeted() {
        return "enabled".equals(type);
    }

    boolean isOn() {
        return isBudgeted() || "adaptive".equals(type);
    }

    /** The same without thinking, in the words the model has for it. */
    ThinkingPlan off(AnthropicTraits traits) {
        return new ThinkingPlan(traits.thinking().contains("disabled") ? "disabled" : null, 0, null, effort);
    }

    void writeTo(ObjectNode body) {
        if (type == null) {
            return;
        }
        var thinking = body.putObject("thinking").put("type", type);
        if (isBudgeted()) {
            thinking.put("budget_tokens", budget);
        }
        if (display != null) {
            thinking.put("display", display);
        }
    }
}
