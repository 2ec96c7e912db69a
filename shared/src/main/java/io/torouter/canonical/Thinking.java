package io.torouter.canonical;

import org.jspecify.annotations.Nullable;

/**
 * How much the model is to reason, and what is shown of it.
 *
 * @param effort null where unsaid
 * @param budgetTokens null where unsaid; Gemini's -1 is {@link Mode#ADAPTIVE}, 0 is {@link Mode#OFF}
 * @param summary {@code auto}, {@code concise}, {@code detailed}; {@code none} for hidden; null where unsaid
 * @param sealed whether reasoning is wanted back encrypted, for a client that keeps the conversation itself
 */
public record Thinking(
        Mode mode, @Nullable Effort effort, @Nullable Long budgetTokens, @Nullable String summary, boolean sealed) {
    public static final Thinking UNSAID = new Thinking(Mode.UNSAID, null, null, null, false);

    /** Whether the model is told to reason, however much. */
    public boolean isOn() {
        return mode == Mode.ON || mode == Mode.ADAPTIVE;
    }

    public enum Mode {
        UNSAID,
        OFF,
        ON,
        /** The model decides how much. */
        ADAPTIVE
    }

    /** The words of all vendors, from least to most. */
    public enum Effort {
        MINIMAL,
        LOW,
        MEDIUM,
        HIGH,
        XHIGH,
        MAX
    }
}
