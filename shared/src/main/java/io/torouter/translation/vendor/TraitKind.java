package io.torouter.translation.vendor;

import java.util.List;

/** What the value of a trait looks like in a table. */
public sealed interface TraitKind {
    enum Plain implements TraitKind {
        FLAG,
        /** A whole number. */
        NUMBER,
        DECIMAL,
        TEXT,
        /** A list of texts. */
        WORDS
    }

    /** One of these words. */
    record Word(List<String> words) implements TraitKind {
        public Word {
            words = List.copyOf(words);
        }
    }
}
