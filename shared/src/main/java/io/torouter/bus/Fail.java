package io.torouter.bus;

import io.torouter.error.GatewayError;

/**
 * The request failed: before a {@link Head} the client gets an error answer, after it an error event. Final.
 *
 * @param retryable whether another router may try; false once an attempt was made
 */
public record Fail(long stream, GatewayError error, boolean retryable, Settlement settlement) implements ToEdge {}
