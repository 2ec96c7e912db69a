package io.torouter.stored.bus;

import io.torouter.stored.StoredResponse;

/** What a router asks of a node that keeps responses. Each is answered with a {@link StoreAnswer}, or fails. */
public sealed interface StoreQuestion {
    /** Remember a response, in the place of an earlier one of the same owner and id. */
    record Keep(StoredResponse response) implements StoreQuestion {}

    /**
     * Look a response up, and those before it in its conversation.
     *
     * @param contextBytes how much of the conversation is wanted, newest first: the walk back ends with the response
     *     that exceeds it, so 0 is for the one response alone
     */
    record Find(String owner, String id, long contextBytes) implements StoreQuestion {}

    /** Forget a response. */
    record Forget(String owner, String id) implements StoreQuestion {}
}
