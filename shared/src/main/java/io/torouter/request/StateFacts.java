package io.torouter.request;

import org.jspecify.annotations.Nullable;

/**
 * What a body of the Responses API says of state that outlives the request.
 *
 * @param store whether the response is to be kept: said, or not denied
 * @param background whether the response is to be made after the request is over
 * @param conversation whether a conversation object is named
 * @param previous the response the request goes on from; null for none
 * @param input where the value of {@code input} stands, which may be a JSON null; null where the key is not there
 */
public record StateFacts(
        boolean store, boolean background, boolean conversation, @Nullable Previous previous, @Nullable Span input) {
    /** What a body that says nothing means. */
    public static final StateFacts NONE = new StateFacts(true, false, false, null, null);

    /**
     * A reference to an earlier response.
     *
     * @param member where key and value stand, with the comma that has to go where they go
     */
    public record Previous(String id, Span member) {}
}
