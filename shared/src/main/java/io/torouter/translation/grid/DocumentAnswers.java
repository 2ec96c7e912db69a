package io.torouter.translation.grid;

import io.torouter.answer.Framing;
import io.torouter.canonical.Drops;
import io.torouter.dialect.Operation;

import java.util.List;

/**
 * How the answers to a request beside generation become the client's: each is one document.
 *
 * @param client the operation the client called
 * @param upstream the operation that serves it
 * @param requestId the {@code x-request-id} of the answer, for errors
 */
record DocumentAnswers(Operation client, Operation upstream, Retelling retelling, Drops drops, String requestId)
        implements ForeignAnswers {
    @Override
    public ClientForm form() {
        return ClientForm.WHOLE;
    }

    @Override
    public List<String> dropped() {
        return drops.names();
    }

    @Override
    public TranslatingAnswer success(Framing framing, WireBytes bytes) {
        return new RetoldDocument(this);
    }

    @Override
    public TranslatingAnswer refusal(int status) {
        return new TranslatedRefusal(client, upstream, requestId, status);
    }
}
