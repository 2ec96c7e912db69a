package io.torouter.translation.anthropic;

import io.torouter.canonical.Drops;
import io.torouter.canonical.Field;
import io.torouter.canonical.Thinking;
import io.torouter.canonical.Thinking.Effort;
import io.torouter.canonical.Thinking.Mode;
import io.torouter.translation.vendor.AnthropicTraits;

import org.jspecify.annotations.Nullable;

/**
 * Finds the words a model has for the thinking that a client wants.
 *
 * <p>Models take a fixed budget ({@code enabled}), decide for themselves ({@code adaptive}), or both; an effort stands
 * beside it and is no switch of its own. A model with budgets alone gets the one that goes with the effort; one that
 * decides for itself gets the effort that goes with the budget.
 *
 * @see <a href="https://platform.claude.com/docs/en/build-with-claude/adaptive-thinking">Adaptive thinking</a> and <a
 *     href="https://platform.claude.com/docs/en/build-with-claude/effort">Effort, read 2026-11-24</a>
 */
final class ThinkingPlanner {
    private static final long LEAST_BUDGET = 1_024;

    private final AnthropicTraits traits;
    private final Drops drops;
    private final Thinking wish;

    ThinkingPlanner(Thinking wish, AnthropicTraits traits, Drops drops) {
        this.wish = wish;
        this.traits = traits;
        this.drops = drops;
    }

    /**
     * @param maxTokens what the whole answer may hold; a budget is less
     */
    ThinkingPlan plan(long maxTokens) {
        return switch (wish.mode()) {
            case OFF -> off();
            case ON, ADAPTIVE -> on(maxTokens);
            case UNSAID -> isMeant() ? on(maxTokens) : effortAlone();
        };
    }

    /** Who gives a budget or wants to see thoughts is used to models that think unless told not to. */
    private boolean isMeant() {
        return wish.budgetTokens() != null || "summarized".equals(display()) || isEffortABudget();
    }

    /** An effort means nothing to a model that has only budgets, unless it is made one. */
    private boolean isEffortABudget() {
        return wish.effort() != null && traits.efforts().isEmpty() && takes("enabled");
    }

    private ThinkingPlan effortAlone() {
        return wish.effort() == null ? ThinkingPlan.SILENT : ThinkingPlan.effortOnly(effort(wish.effort()));
    }

    private ThinkingPlan on(long maxTokens) {
        boolean budget = takes("enabled") && !(takes("adaptive") && wish.budgetTokens() == null);
        if (budget) {
            return budgeted(maxTokens);
        }
        if (takes("adaptive")) {
            return adaptive();
        }
        drops.add(Field.THINKING);
        return effortAlone();
    }

    private ThinkingPlan adaptive() {
        var budget = wish.budgetTokens();
        var effort = wish.effort();
        if (budget != null) {
            drops.add(Field.THINKING_BUDGET);
            effort = effort == null ? Efforts.of(budget) : effort;
        }
        return new ThinkingPlan("adaptive", 0, adaptiveDisplay(), effort == null ? null : effort(effort));
    }

    /** Models that take budgets show what they think; to who asks others in the same way, they should too. */
    private @Nullable String adaptiveDisplay() {
        return wish.mode() == Mode.ON && wish.summary() == null ? "summarized" : display();
    }

    /** A budget leaves room for an answer: what does not fit is cut, and where nothing fits there is no thinking. */
    private ThinkingPlan budgeted(long maxTokens) {
        if (maxTokens <= LEAST_BUDGET) {
            drops.add(Field.THINKING);
            return effortAlone();
        }
        var said = wish.budgetTokens();
        long wanted = Math.max(LEAST_BUDGET, said == null ? Efforts.budget(wish.effort()) : said);
        long fitting = wanted < maxTokens ? wanted : Math.max(LEAST_BUDGET, maxTokens / 5 * 4);
        if (said != null && fitting != said) {
            drops.add(Field.THINKING_BUDGET);
        }
        var effort = wish.effort() == null || traits.efforts().isEmpty() ? null : effort(wish.effort());
        return new ThinkingPlan("enabled", fitting, display(), effort);
    }

    private ThinkingPlan off() {
        var effort = wish.effort() == null ? null : effort(least(wish.effort(), Effort.HIGH));
        if (takes("disabled")) {
            return new ThinkingPlan("disabled", 0, null, effort);
        }
        if (takes("between_tools")) {
            return new ThinkingPlan("between_tools", 0, null, effort);
        }
        if (!traits.thinksByDefault()) {
            return ThinkingPlan.effortOnly(effort);
        }
        drops.add(Field.THINKING);
        return ThinkingPlan.effortOnly(traits.efforts().stream().findFirst().orElse(null));
    }

    /** Without thinking, models refuse more than a high effort. */
    private static Effort least(Effort one, Effort other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    /** Our word for the least effort is theirs for low, and no loss; any other change is one. */
    private @Nullable String effort(Effort wanted) {
        var word = Efforts.word(wanted, traits.efforts());
        boolean kept = Efforts.word(wanted).equals(word) || (wanted == Effort.MINIMAL && "low".equals(word));
        if (!kept) {
            drops.add(Field.THINKING);
        }
        return word;
    }

    private @Nullable String display() {
        var summary = wish.summary();
        return summary == null ? null : summary.equals("none") ? "omitted" : "summarized";
    }

    private boolean takes(String type) {
        return traits.thinking().contains(type);
    }
}
