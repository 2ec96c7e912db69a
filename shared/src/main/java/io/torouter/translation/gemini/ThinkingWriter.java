package io.torouter.translation.gemini;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Drops;
import io.torouter.canonical.Field;
import io.torouter.canonical.Thinking;
import io.torouter.canonical.Thinking.Effort;
import io.torouter.canonical.Thinking.Mode;
import io.torouter.translation.vendor.GeminiTraits;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Locale;

/**
 * Writes {@code thinkingConfig}: a level to models from Gemini 3 on, a budget of tokens to those before.
 *
 * <p>What budget is which effort is taken from Google's own OpenAI-compatible endpoint.
 *
 * @see <a href="https://ai.google.dev/gemini-api/docs/thinking">Levels and budgets of the models</a>, <a
 *     href="https://ai.google.dev/gemini-api/docs/openai">efforts and their budgets, read 2026-11-24</a>
 */
final class ThinkingWriter {
    private static final int LOW_BUDGET = 1_024;
    private static final int MEDIUM_BUDGET = 8_192;
    private static final int HIGH_BUDGET = 24_576;
    private static final int DYNAMIC = -1;

    private final Thinking thinking;
    private final GeminiTraits traits;
    private final Drops drops;

    private ThinkingWriter(Thinking thinking, GeminiTraits traits, Drops drops) {
        this.thinking = thinking;
        this.traits = traits;
        this.drops = drops;
    }

    static void write(Thinking thinking, GeminiTraits traits, ObjectNode config, Drops drops) {
        new ThinkingWriter(thinking, traits, drops).write(config);
    }

    private void write(ObjectNode config) {
        if (!isAsked() && !isShown()) {
            return;
        }
        switch (traits.thinking()) {
            case "level" -> level(config.putObject("thinkingConfig"));
            case "budget" -> budget(config.putObject("thinkingConfig"));
            default -> {
                if (isAsked() && thinking.mode() != Mode.OFF) {
                    drops.add(Field.THINKING);
                }
            }
        }
    }

    private boolean isAsked() {
        return thinking.mode() != Mode.UNSAID || thinking.effort() != null;
    }

    /** Whoever asks for reasoning and does not say otherwise wants to see it. */
    private boolean isShown() {
        if (thinking.summary() == null) {
            return isAsked() && thinking.mode() != Mode.OFF;
        }
        return !thinking.summary().equals("none");
    }

    private void show(ObjectNode config) {
        if (isShown()) {
            config.put("includeThoughts", true);
        }
    }

    private void level(ObjectNode config) {
        if (thinking.mode() == Mode.OFF) {
            least(config);
        } else {
            var effort = effort();
            if (effort != null) {
                config.put("thinkingLevel", level(effort));
            }
            show(config);
        }
    }

    /** No level is off, but where a budget of nothing is; the least comes near. */
    private void least(ObjectNode config) {
        if (traits.thinkingOff()) {
            config.put("thinkingBudget", 0);
            return;
        }
        traits.levels().stream().findFirst().ifPresent(least -> config.put("thinkingLevel", least));
        if (!traits.levels().contains("minimal")) {
            drops.add(Field.THINKING);
        }
    }

    /** Null where the model decides. */
    private @Nullable Effort effort() {
        var budget = thinking.budgetTokens();
        if (thinking.effort() != null || budget == null) {
            return thinking.effort();
        }
        drops.add(Field.THINKING_BUDGET);
        return budget <= LOW_BUDGET ? Effort.LOW : budget <= MEDIUM_BUDGET ? Effort.MEDIUM : Effort.HIGH;
    }

    /** The level of the same name, else the next one up, else the highest. */
    private String level(Effort effort) {
        var levels = new ArrayList<>(traits.levels());
        for (var level : levels) {
            if (Effort.valueOf(level.toUpperCase(Locale.ROOT)).compareTo(effort) >= 0) {
                return level;
            }
        }
        return levels.isEmpty() ? "high" : levels.getLast();
    }

    private void budget(ObjectNode config) {
        if (thinking.mode() == Mode.OFF) {
            off(config);
        } else if (isAsked()) {
            config.put("thinkingBudget", tokens());
        }
        if (thinking.mode() != Mode.OFF) {
            show(config);
        }
    }

    private void off(ObjectNode config) {
        if (traits.thinkingOff()) {
            config.put("thinkingBudget", 0);
        } else {
            config.put("thinkingBudget", traits.minBudget());
            drops.add(Field.THINKING);
        }
    }

    private long tokens() {
        if (thinking.budgetTokens() != null && thinking.budgetTokens() > 0) {
            return Math.clamp(thinking.budgetTokens(), traits.minBudget(), traits.maxBudget());
        }
        return thinking.effort() == null
                ? DYNAMIC
                : Math.clamp(tokens(thinking.effort()), traits.minBudget(), traits.maxBudget());
    }

    private long tokens(Effort effort) {
        return switch (effort) {
            case MINIMAL, LOW -> LOW_BUDGET;
            case MEDIUM -> MEDIUM_BUDGET;
            case HIGH -> HIGH_BUDGET;
            case XHIGH, MAX -> traits.maxBudget();
        };
    }
}
