package io.torouter.translation;

import io.torouter.canonical.GenerationRequest;

/**
 * What an answer to a client is written with, beside what the upstream said.
 *
 * @param id letters and digits that no other answer has; each dialect puts its own prefix before it
 * @param createdSeconds when the answer began, in seconds since 1970
 * @param request what the client asked, as it asked it
 */
public record AnswerContext(String id, long createdSeconds, GenerationRequest request) {
    /** The model in the client's words, whatever the upstream calls it. */
    public String model() {
        return request.model();
    }
}
