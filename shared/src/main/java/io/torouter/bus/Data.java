package io.torouter.bus;

import io.vertx.core.buffer.Buffer;

/** The next bytes of a committed answer; sequence numbers start at 1, without a gap. */
public record Data(long stream, int sequence, Buffer bytes) implements ToEdge {}
