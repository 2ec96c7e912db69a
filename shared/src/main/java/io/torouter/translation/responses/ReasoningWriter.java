package io.torouter.translation.responses;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Drops;
import io.torouter.canonical.Field;
import io.torouter.canonical.Thinking;
import io.torouter.canonical.Thinking.Effort;
import io.torouter.canonical.Thinking.Mode;
import io.torouter.translation.vendor.ResponsesTraits;

import java.util.Comparator;
import java.util.List;

/**
 * Writes the {@code reasoning} object. Of a budget the effort nearest to it is made; where a model does not take the
 * effort that is asked for, it is asked for the nearest that it takes.
 */
final class ReasoningWriter {
    private static final List<String> RANKS = List.of("none", "minimal", "low", "medium", "high", "xhigh", "max");

    private ReasoningWriter() {}

    static ObjectNode write(Thinking thinking, ResponsesTraits traits, Drops drops) {
        var json = JsonNodeFactory.instance.objectNode();
        if (!traits.reasoning()) {
            if (thinking.mode() == Mode.ON || thinking.mode() == Mode.ADAPTIVE) {
                drops.add(Field.THINKING);
            }
            return json;
        }
        var effort = effort(thinking, drops);
        if (!effort.isEmpty()) {
            json.put("effort", nearest(effort, traits, drops));
        }
        var summary = thinking.summary();
        if (summary != null && !summary.equals("none")) {
            json.put("summary", summary);
        }
        return json;
    }

    /** Empty where the model's own default is meant. */
    private static String effort(Thinking thinking, Drops drops) {
        if (thinking.mode() == Mode.OFF) {
            return Reasoning.OFF;
        }
        if (thinking.budgetTokens() != null) {
            drops.add(Field.THINKING_BUDGET);
        }
        if (thinking.effort() != null) {
            return Reasoning.word(thinking.effort());
        }
        if (thinking.budgetTokens() != null) {
            return Reasoning.word(ofBudget(thinking.budgetTokens()));
        }
        return thinking.mode() == Mode.UNSAID ? "" : Reasoning.word(Effort.MEDIUM);
    }

    /** Our own steps: no vendor says how many tokens an effort is worth. */
    private static Effort ofBudget(long tokens) {
        if (tokens <= 2_048) {
            return Effort.LOW;
        }
        if (tokens <= 8_192) {
            return Effort.MEDIUM;
        }
        return tokens <= 32_768 ? Effort.HIGH : Effort.XHIGH;
    }

    private static String nearest(String effort, ResponsesTraits traits, Drops drops) {
        if (traits.efforts().isEmpty() || traits.efforts().contains(effort)) {
            return effort;
        }
        drops.add(Field.THINKING);
        int wanted = RANKS.indexOf(effort);
        return traits.efforts().stream()
                .min(Comparator.comparingInt(word -> Math.abs(RANKS.indexOf(word) - wanted)))
                .orElse(effort);
    }
}
