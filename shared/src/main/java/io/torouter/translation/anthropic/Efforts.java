package io.torouter.translation.anthropic;

import io.torouter.canonical.Thinking.Effort;
import io.torouter.translation.Untranslatable;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Set;

/**
 * How hard a model tries, in words and in tokens of thinking.
 *
 * <p>The words are the API's; how many tokens are meant by a word is nobody's but ours, made so that each step is a
 * sensible budget for models that know budgets only.
 */
final class Efforts {
    private Efforts() {}

    static Effort read(String word) {
        return switch (word) {
            case "low" -> Effort.LOW;
            case "medium" -> Effort.MEDIUM;
            case "high" -> Effort.HIGH;
            case "xhigh" -> Effort.XHIGH;
            case "max" -> Effort.MAX;
            default ->
                    throw Untranslatable.malformed(
                            "expected output_config.effort to be low, medium, high, xhigh or max, came: " + word);
        };
    }

    /** The word itself, else that of the next lower effort it takes, else of the next higher; null for none. */
    static @Nullable String word(Effort effort, Set<String> taken) {
        return Arrays.stream(Effort.values())
                .filter(each -> each.compareTo(effort) <= 0)
                .map(Efforts::word)
                .filter(taken::contains)
                .reduce((_, higher) -> higher)
                .or(() -> taken.stream().findFirst())
                .orElse(null);
    }

    static String word(Effort effort) {
        return switch (effort) {
            case MINIMAL -> "minimal";
            case LOW -> "low";
            case MEDIUM -> "medium";
            case HIGH -> "high";
            case XHIGH -> "xhigh";
            case MAX -> "max";
        };
    }

    static long budget(@Nullable Effort effort) {
        return switch (effort == null ? Effort.MEDIUM : effort) {
            case MINIMAL -> 1_024;
            case LOW -> 4_096;
            case MEDIUM -> 10_240;
            case HIGH -> 20_480;
            case XHIGH -> 32_768;
            case MAX -> 63_999;
        };
    }

    /** The effort whose budget is the largest not over it. */
    static Effort of(long budget) {
        var effort = Effort.LOW;
        for (var candidate : Effort.values()) {
            effort = candidate != Effort.MINIMAL && budget(candidate) <= budget ? candidate : effort;
        }
        return effort;
    }
}
