package io.torouter.router.stored;

import io.torouter.dialect.Dialect;
import io.torouter.stored.StoredResponse;

import java.util.List;

/**
 * A stored response and those before it.
 *
 * @param responses newest first, each the one before the next; not empty
 */
record Conversation(List<StoredResponse> responses) {
    Conversation {
        responses = List.copyOf(responses);
    }

    StoredResponse newest() {
        return responses.getFirst();
    }

    long bytes() {
        return responses.stream().mapToLong(StoredResponse::bytes).sum();
    }

    /** The id of the response that should be behind the oldest one here; empty where that is the first of all. */
    String missing() {
        return responses.getLast().previous();
    }

    /** Whether some of it was said in another dialect than the client's, and may only be understood there. */
    boolean isForeign() {
        return responses.stream().anyMatch(response -> response.served() != Dialect.OPENAI_RESPONSES);
    }

    /** All that was said up to and with the newest response. */
    ItemList context() {
        var items = new ItemList();
        for (var response : responses.reversed()) {
            items.addAll(response.input());
            items.addOutput(response.response(), response.atUpstream());
        }
        return items;
    }
}
