package io.torouter.bus;

/** The commit: from here on the answer belongs to one attempt. Sequence number 0 of the stream. */
public record Head(long stream, int status, Headers headers) implements ToEdge {}
