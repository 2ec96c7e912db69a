package io.torouter.bus;

import io.vertx.core.buffer.Buffer;

/** The next part of a request's body, at most 64 KB. Sequence numbers start at 0. */
public record Body(long stream, int sequence, Buffer bytes) implements ToRouter {}
