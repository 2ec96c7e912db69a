package io.torouter.bus;

/** Allows the other side to send that many more bytes: of the answer towards an edge, of the body towards a router. */
public record Credit(long stream, int bytes) implements ToRouter, ToEdge {}
