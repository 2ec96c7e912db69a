package io.torouter.translation;

import io.torouter.canonical.GenerationRequest;
import io.torouter.canonical.Seal;
import io.torouter.dialect.Dialect;

import org.jspecify.annotations.Nullable;

import java.util.function.LongSupplier;

/**
 * What an answer to a client is written with, beside what the upstream said.
 *
 * @param id letters and digits that no other answer has; each dialect puts its own prefix before it
 * @param createdSeconds when the answer began, in seconds since 1970
 * @param request what the client asked, as it asked it
 * @param upstream the dialect of who answered; null for the client's own
 * @param promptGuess about how many tokens the upstream will have read, for dialects that say it before upstreams do;
 *     asked for once at most, and fit for an event loop
 */
public record AnswerContext(
        String id,
        long createdSeconds,
        GenerationRequest request,
        @Nullable Dialect upstream,
        LongSupplier promptGuess) {
    public AnswerContext(String id, long createdSeconds, GenerationRequest request, LongSupplier promptGuess) {
        this(id, createdSeconds, request, null, promptGuess);
    }

    /** Without a guess. */
    public AnswerContext(String id, long createdSeconds, GenerationRequest request) {
        this(id, createdSeconds, request, () -> 0);
    }

    public AnswerContext from(Dialect other) {
        return new AnswerContext(id, createdSeconds, request, other, promptGuess);
    }

    /** The model in the client's words, whatever the upstream calls it. */
    public String model() {
        return request.model();
    }

    /** Whether another dialect's upstream answered than that of the client. */
    public boolean isForeignTo(Dialect client) {
        return upstream != null && upstream != client;
    }

    /**
     * What stands in a field for seals of the client's dialect: what another dialect's upstream left unsealed is said
     * to be so, for its vendor cannot read it; empty for nothing.
     */
    public String sealText(Dialect client, @Nullable Seal seal) {
        if (seal != null) {
            return SealedText.in(client, seal);
        }
        return isForeignTo(client) ? SealedText.NOBODYS : "";
    }
}
