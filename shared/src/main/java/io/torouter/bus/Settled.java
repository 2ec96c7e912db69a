package io.torouter.bus;

/**
 * What was used until the edge cancelled the stream. Final, and the answer to {@link Cancel}; there is none where the
 * stream was over before, since what ended it tells as much. A router of an older release never says it.
 */
public record Settled(long stream, Settlement settlement) implements ToEdge {}
