package io.torouter.translation.chat;

import io.torouter.canonical.Thinking;
import io.torouter.canonical.Thinking.Mode;
import io.torouter.translation.Members;
import io.torouter.translation.Untranslatable;

import org.jspecify.annotations.Nullable;

/**
 * Reads how reasoning is asked for: {@code reasoning_effort} (OpenAI), {@code reasoning} (OpenRouter), {@code thinking}
 * (Z.ai, DeepSeek, Moonshot and others) and {@code enable_thinking} (Qwen). The first that says a thing stands.
 */
final class ThinkingReader {
    private static final String NONE = "none";

    private final Members body;
    private @Nullable Members reasoning;
    private @Nullable Members thinking;

    ThinkingReader(Members body) {
        this.body = body;
    }

    Thinking read() {
        reasoning = body.inside("reasoning");
        thinking = body.inside("thinking");
        var enabled = body.flag("enable_thinking");
        var word = word();
        var budget = budget();
        var effort = word == null || word.equals(NONE) ? null : Efforts.read(word);
        return new Thinking(mode(word, budget, enabled), effort, positive(budget), summary(), false);
    }

    /** Adds what a host has in those objects beside what we read. */
    NestedExtras addRest(NestedExtras extras) {
        return extras.with("reasoning", reasoning).with("thinking", thinking);
    }

    private @Nullable String word() {
        var top = body.text("reasoning_effort");
        var inner = reasoning == null ? null : reasoning.text("effort");
        return top == null ? inner : top;
    }

    private @Nullable Long budget() {
        var openRouter = reasoning == null ? null : reasoning.whole("max_tokens");
        var anthropic = thinking == null ? null : thinking.whole("budget_tokens");
        var qwen = body.whole("thinking_budget");
        if (openRouter != null) {
            return openRouter;
        }
        return anthropic == null ? qwen : anthropic;
    }

    private static @Nullable Long positive(@Nullable Long budget) {
        return budget != null && budget > 0 ? budget : null;
    }

    private Mode mode(@Nullable String word, @Nullable Long budget, @Nullable Boolean enabled) {
        var type = thinking == null ? null : thinking.text("type");
        if (type != null) {
            return ofType(type);
        }
        var flag = reasoning == null ? null : reasoning.flag("enabled");
        var on = flag == null ? enabled : flag;
        if (on != null) {
            return on ? Mode.ON : Mode.OFF;
        }
        if (word == null && budget == null) {
            return Mode.UNSAID;
        }
        boolean off = NONE.equals(word) || (budget != null && budget == 0);
        return off ? Mode.OFF : Mode.ON;
    }

    private static Mode ofType(String type) {
        return switch (type) {
            case "enabled" -> Mode.ON;
            case "disabled" -> Mode.OFF;
            case "adaptive", "auto" -> Mode.ADAPTIVE;
            default -> throw Untranslatable.malformed("unknown thinking.type: " + type);
        };
    }

    private @Nullable String summary() {
        if (reasoning == null) {
            return null;
        }
        var summary = reasoning.text("summary");
        return reasoning.flag("exclude", false) ? NONE : summary;
    }
}
