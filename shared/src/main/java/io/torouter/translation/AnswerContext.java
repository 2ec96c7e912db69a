package io.torouter.translation;

import io.torouter.canonical.GenerationRequest;

import java.util.function.LongSupplier;

/**
 * What an answer to a client is written with, beside what the upstream said.
 *
 * @param id letters and digits that no other answer has; each dialect puts its own prefix before it
 * @param createdSeconds when the answer began, in seconds since 1970
 * @param request what the client asked, as it asked it
 * @param promptGuess about how many tokens the upstream will have read, for dialects that say it before upstreams do;
 *     asked for once at most, and fit for an event loop
 */
public record AnswerContext(String id, long createdSeconds, GenerationRequest request, LongSupplier promptGuess) {
    /** Without a guess. */
    public AnswerContext(String id, long createdSeconds, GenerationRequest request) {
        this(id, createdSeconds, request, () -> 0);
    }

    /** The model in the client's words, whatever the upstream calls it. */
    public String model() {
        return request.model();
    }
}
