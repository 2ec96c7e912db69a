package io.torouter.bus;

import io.torouter.dialect.Operation;
import io.torouter.request.RequestFacts;

/**
 * What the edge found out about a request.
 *
 * @param requestId the {@code x-request-id} of the answer
 * @param key id of the API key, to whom stored objects and conversations belong
 * @param model public id of the model; empty for operations on stored objects
 * @param target what stands in the upstream path beside the operation's own: an object id, or empty
 * @param query the query string that goes upstream, without its question mark and without a key; may be empty
 * @param stream whether the client expects a streamed answer
 * @param affinity what keeps a conversation on one channel, or empty
 * @param headers client headers that go upstream
 */
public record RequestHead(
        String requestId,
        Operation operation,
        String group,
        String key,
        String model,
        String target,
        String query,
        boolean stream,
        String affinity,
        RequestFacts facts,
        Headers headers) {
    /** Whether the request is for an object that an upstream keeps, rather than for a model. */
    public boolean seeksStoredObject() {
        return !target.isEmpty();
    }

    /** The same request with another body, of which these are the facts. */
    public RequestHead with(RequestFacts other) {
        return new RequestHead(
                requestId, operation, group, key, model, target, query, stream, affinity, other, headers);
    }
}
