package io.torouter.answer;

/** Takes bytes that may go to the client. The array belongs to the caller again when the call returns. */
@FunctionalInterface
public interface Output {
    void write(byte[] array, int from, int to);
}
