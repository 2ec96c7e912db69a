package io.torouter.translation.grid;

import io.torouter.answer.AnswerStream;

/** An answer that leaves in another dialect than it comes in. */
public interface TranslatingAnswer extends AnswerStream {
    /** The status for the client; final once something was given out or the answer is over. */
    int status();

    /** The {@code content-type} for the client. */
    String contentType();

    /** Always between two events: none is given out in parts. */
    @Override
    default boolean atBoundary() {
        return true;
    }
}
