package io.torouter.translation.grid;

import io.torouter.answer.AnswerStream;

import java.util.Map;

/** An answer that leaves in another dialect than it comes in. */
public interface TranslatingAnswer extends AnswerStream {
    /** The status for the client; final once something was given out or the answer is over. */
    int status();

    /** The {@code content-type} for the client. */
    String contentType();

    /** Further headers for the client, by lower-case name. */
    default Map<String, String> headers() {
        return Map.of();
    }

    /** Always between two events: none is given out in parts. */
    @Override
    default boolean atBoundary() {
        return true;
    }
}
