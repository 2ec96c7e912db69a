package io.torouter.simulator.reply;

/** What the model answers: text, or calls of tools. */
public sealed interface Reply permits Said, Called {
    int tokens();
}
