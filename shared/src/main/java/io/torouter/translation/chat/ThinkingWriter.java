package io.torouter.translation.chat;

import static io.torouter.canonical.Field.THINKING;
import static io.torouter.canonical.Field.THINKING_BUDGET;
import static io.torouter.canonical.Field.THINKING_SUMMARY;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Thinking;
import io.torouter.canonical.Thinking.Effort;
import io.torouter.canonical.Thinking.Mode;
import io.torouter.translation.vendor.ChatTraits;

import org.jspecify.annotations.Nullable;

/** Asks for reasoning in the way of the host. */
final class ThinkingWriter {
    private static final String EFFORT = "reasoning_effort";

    private final Thinking thinking;
    private final Upstream upstream;
    private final ChatTraits traits;

    ThinkingWriter(Thinking thinking, Upstream upstream) {
        this.thinking = thinking;
        this.upstream = upstream;
        this.traits = upstream.traits();
    }

    /**
     * @param tools whether the request has tools
     */
    void write(ObjectNode body, boolean tools) {
        if (isUnsaid()) {
            return;
        }
        switch (traits.reasoning()) {
            case NONE -> dropUnlessOff();
            case EFFORT -> writeEffort(body, tools);
            case OBJECT -> writeObject(body.putObject("reasoning"));
            case THINKING -> writeThinking(body);
            case SWITCH -> writeSwitch(body);
            case TEMPLATE -> body.putObject("chat_template_kwargs").put("enable_thinking", isOn());
            case GOOGLE -> writeGoogle(body);
        }
    }

    private boolean isUnsaid() {
        return thinking.mode() == Mode.UNSAID && thinking.effort() == null && thinking.budgetTokens() == null;
    }

    private boolean isOn() {
        return thinking.mode() != Mode.OFF;
    }

    /** A model without reasoning does as it is told by one who wants none. */
    private void dropUnlessOff() {
        if (isOn()) {
            upstream.drops().add(THINKING);
        }
    }

    private void writeEffort(ObjectNode body, boolean tools) {
        if (tools && !traits.effortWithTools()) {
            body.put(EFFORT, Efforts.NONE);
            dropUnlessOff();
            return;
        }
        var word = isOn() ? Efforts.nearest(wanted(), traits.efforts()) : Efforts.off(traits.efforts());
        if (word == null) {
            upstream.drops().add(THINKING);
            word = Efforts.nearest(Effort.MINIMAL, traits.efforts());
        }
        body.put(EFFORT, word);
        dropBudget();
    }

    /** Who only says that there shall be reasoning gets a middling one: the default of some models is none. */
    private Effort wanted() {
        var effort = thinking.effort();
        var budget = thinking.budgetTokens();
        if (effort != null) {
            return effort;
        }
        return budget == null ? Effort.MEDIUM : Efforts.ofBudget(budget);
    }

    private void dropBudget() {
        if (thinking.budgetTokens() != null) {
            upstream.drops().add(THINKING_BUDGET);
        }
    }

    private void writeObject(ObjectNode reasoning) {
        var budget = thinking.budgetTokens();
        var effort = thinking.effort();
        if (!isOn()) {
            reasoning.put("enabled", false);
        } else if (budget != null) {
            reasoning.put("max_tokens", budget);
        } else if (effort != null) {
            reasoning.put("effort", Efforts.nearest(effort, traits.efforts()));
        } else {
            reasoning.put("enabled", true);
        }
        writeSummary(reasoning, thinking.summary());
    }

    private static void writeSummary(ObjectNode reasoning, @Nullable String summary) {
        if ("none".equals(summary)) {
            reasoning.put("exclude", true);
        } else if (summary != null) {
            reasoning.put("summary", summary);
        }
    }

    private void writeThinking(ObjectNode body) {
        body.putObject("thinking").put("type", isOn() ? "enabled" : "disabled");
        if (!isOn()) {
            return;
        }
        boolean says = thinking.effort() != null || thinking.budgetTokens() != null;
        if (says && !traits.efforts().isEmpty()) {
            body.put(EFFORT, Efforts.nearest(wanted(), traits.efforts()));
        } else if (thinking.effort() != null) {
            upstream.drops().add(THINKING);
        }
        dropBudget();
    }

    private void writeSwitch(ObjectNode body) {
        body.put("enable_thinking", isOn());
        var budget = thinking.budgetTokens();
        if (budget != null) {
            body.put("thinking_budget", budget);
        } else if (thinking.effort() != null) {
            upstream.drops().add(THINKING);
        }
    }

    /** Takes an effort or a budget, not both. */
    private void writeGoogle(ObjectNode body) {
        var budget = thinking.budgetTokens();
        if (budget != null && isOn()) {
            var config = body.putObject("extra_body").putObject("google").putObject("thinking_config");
            config.put("thinking_budget", budget);
        } else {
            writeEffort(body, false);
        }
    }

    /** What is shown is for the host to decide, but at OpenRouter. */
    void nameSummary() {
        var summary = thinking.summary();
        boolean wants = summary != null && !summary.equals("auto") && isOn();
        if (wants && traits.reasoning() != ChatTraits.Reasoning.OBJECT) {
            upstream.drops().add(THINKING_SUMMARY);
        }
    }
}
