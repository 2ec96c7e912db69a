package io.torouter.translation.responses;

import static io.torouter.dialect.Dialect.OPENAI_RESPONSES;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;

import io.torouter.canonical.Thinking;
import io.torouter.canonical.Thinking.Effort;
import io.torouter.canonical.Thinking.Mode;
import io.torouter.translation.Members;

import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.Map;

/** The {@code reasoning} object of a request. */
final class Reasoning {
    static final String OFF = "none";

    private Reasoning() {}

    /**
     * @param sealed whether it is wanted back encrypted
     * @param inner takes what has no place in the canonical form, by its path
     */
    static Thinking read(@Nullable Members reasoning, boolean sealed, Map<String, JsonNode> inner) {
        if (reasoning == null) {
            return new Thinking(Mode.UNSAID, null, null, null, sealed);
        }
        var word = reasoning.text("effort");
        var effort = effort(word);
        boolean off = OFF.equals(word);
        if (word != null && effort == null && !off) {
            inner.put("reasoning.effort", TextNode.valueOf(word));
        }
        var older = reasoning.text("generate_summary");
        var summary = reasoning.text("summary", older == null ? "" : older);
        reasoning.rest(OPENAI_RESPONSES).members().forEach((name, value) -> inner.put("reasoning." + name, value));
        var mode = off ? Mode.OFF : effort != null ? Mode.ON : Mode.UNSAID;
        return new Thinking(mode, effort, null, summary.isEmpty() ? null : summary, sealed);
    }

    private static @Nullable Effort effort(@Nullable String word) {
        for (var effort : Effort.values()) {
            if (word(effort).equals(word)) {
                return effort;
            }
        }
        return null;
    }

    static String word(Effort effort) {
        return effort.name().toLowerCase(Locale.ROOT);
    }
}
