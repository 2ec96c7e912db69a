package io.torouter.snapshot;

import java.util.Locale;

/** What a model can do beyond answering. */
public enum Capability {
    /** Calls tools that the client runs. */
    TOOLS,
    /** Calls several of them at once. */
    PARALLEL_TOOLS,
    /** Answers in JSON that fits a schema. */
    STRUCTURED_OUTPUT,
    REASONING,
    /** Says where in a document a statement comes from. */
    CITATIONS,
    /** Its vendor searches the web for it. */
    WEB_SEARCH,
    /** Its vendor runs code for it. */
    CODE_EXECUTION;

    /** The word for it in configuration. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
