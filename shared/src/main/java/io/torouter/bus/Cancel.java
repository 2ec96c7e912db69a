package io.torouter.bus;

/** The client has left or the edge gave up: reset the upstream, send nothing more but {@link Settled}. */
public record Cancel(long stream) implements ToRouter {}
