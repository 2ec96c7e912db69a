package io.torouter.canonical;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Written text.
 *
 * @param citations of this text; offsets count from its start
 * @param seal what Gemini binds to a text part; null elsewhere
 * @param cache where the prompt cache may end; null for nowhere
 */
public record Text(String text, List<Citation> citations, @Nullable Seal seal, @Nullable CacheMark cache, Extras extras)
        implements Part {
    public Text {
        citations = List.copyOf(citations);
    }

    public Text(String text) {
        this(text, List.of(), null, null, Extras.NONE);
    }

    /** The same text, sealed. */
    public Text with(Seal other) {
        return new Text(text, citations, other, cache, extras);
    }

    /** The same text, marked. */
    public Text with(CacheMark other) {
        return new Text(text, citations, seal, other, extras);
    }
}
