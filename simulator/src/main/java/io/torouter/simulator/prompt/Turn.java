package io.torouter.simulator.prompt;

/** One turn of a conversation, reduced to its text. */
public record Turn(Role role, String text) {}
