package io.torouter.simulator.reply;

/** Why an answer in text is over. */
public enum Stop {
    END,
    MAX_TOKENS,
    STOP_SEQUENCE
}
