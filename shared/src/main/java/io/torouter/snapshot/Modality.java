package io.torouter.snapshot;

import java.util.Locale;

/** What a model reads or makes. */
public enum Modality {
    TEXT,
    IMAGE,
    /** Documents such as PDFs. */
    FILE,
    AUDIO,
    VIDEO,
    /** Vectors; only ever made. */
    EMBEDDINGS;

    /** The word for it in configuration and model lists. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
