package io.torouter.canonical;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Reasoning.
 *
 * @param id of the item, where the dialect gives it one
 * @param summary the vendor's summary in parts; empty for none
 * @param text the reasoning itself, as far as it is shown; may be empty
 * @param seal proves the text, or holds the reasoning encrypted; null for neither
 */
public record Thought(@Nullable String id, List<String> summary, String text, @Nullable Seal seal, Extras extras)
        implements Part {
    public Thought {
        summary = List.copyOf(summary);
    }

    public Thought(String text) {
        this(null, List.of(), text, null, Extras.NONE);
    }

    /** All that can be shown: the text, else the parts of the summary with a blank line between them. */
    public String shown() {
        return text.isEmpty() ? String.join("\n\n", summary) : text;
    }
}
