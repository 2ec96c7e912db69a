package io.torouter.stored.bus;

import io.torouter.stored.StoredResponse;

import java.util.List;

/** What a node that keeps responses says. */
public sealed interface StoreAnswer {
    /**
     * What this node has of a conversation.
     *
     * @param responses newest first, each the one before the next; empty where the response asked for is not known here
     */
    record Found(List<StoredResponse> responses) implements StoreAnswer {
        public Found {
            responses = List.copyOf(responses);
        }
    }

    /**
     * A response was remembered or forgotten.
     *
     * @param known whether there was anything to forget; true for what is remembered
     */
    record Done(boolean known) implements StoreAnswer {}
}
