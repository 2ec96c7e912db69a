package io.torouter.translation.grid;

import io.torouter.answer.Framing;
import io.torouter.dialect.Operation;

import java.util.List;

/** How the answers to one translated request become the client's. */
public interface ForeignAnswers {
    /** The operation that serves the request. */
    Operation upstream();

    /** The form in which the client gets a success. */
    ClientForm form();

    /** What could not be carried, in the client's words; the answer adds to it. */
    List<String> dropped();

    /**
     * An answer with a status of success, not yet fed.
     *
     * @param framing of the upstream's body
     * @param bytes of the event loop that feeds it
     */
    TranslatingAnswer success(Framing framing, WireBytes bytes);

    /** An answer with another status, not yet fed. */
    TranslatingAnswer refusal(int status);
}
