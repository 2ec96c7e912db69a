package io.torouter.translation.vendor;

/** What the value of a trait looks like in a table. */
public enum TraitKind {
    FLAG,
    NUMBER,
    TEXT,
    /** A list of texts. */
    WORDS
}
