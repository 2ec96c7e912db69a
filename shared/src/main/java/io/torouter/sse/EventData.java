package io.torouter.sse;

/** Takes the data of an event, in pieces; lines are joined by a line feed. The array belongs to the reader again. */
@FunctionalInterface
public interface EventData {
    void data(byte[] array, int from, int to);
}
