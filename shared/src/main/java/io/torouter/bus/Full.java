package io.torouter.bus;

import io.vertx.core.buffer.Buffer;

/** A whole small answer at once. Final. */
public record Full(long stream, int status, Headers headers, Buffer body, Settlement settlement) implements ToEdge {}
