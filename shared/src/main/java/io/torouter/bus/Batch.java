package io.torouter.bus;

import java.util.List;

/**
 * All frames for one destination of one event-loop turn: one message on the bus.
 *
 * @param from bus address of the sender, where answers go
 * @param epoch the sender's start; a changed epoch means that all its streams are gone
 */
public record Batch(String from, long epoch, List<Frame> frames) {}
