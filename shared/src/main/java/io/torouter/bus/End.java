package io.torouter.bus;

/**
 * The committed answer is over, as the upstream ended it. Final.
 *
 * @param sequence one more than that of the last {@link Data}
 */
public record End(long stream, int sequence, Settlement settlement) implements ToEdge {}
