package io.torouter.request;

import org.jspecify.annotations.Nullable;

/**
 * What routing needs to know of a body.
 *
 * @param model the model asked for, or null where the body names none
 * @param modelSpan where the value stands: for JSON the string with its quotes, for multipart the bare value; null with
 *     {@code model}
 * @param stream whether the body asks for a streamed answer
 * @param usageSwitch what the body says of {@code stream_options.include_usage}
 * @param affinity a hint that keeps a conversation on one channel, or null: the session part of {@code
 *     metadata.user_id}, else {@code session_id}, {@code prompt_cache_key}, {@code conversation} or {@code
 *     previous_response_id}
 * @param state what the body says of stored responses
 */
public record RequestFacts(
        @Nullable String model,
        @Nullable Span modelSpan,
        boolean stream,
        UsageSwitch usageSwitch,
        @Nullable String affinity,
        StateFacts state) {
    /** For requests without a body. */
    public static final RequestFacts EMPTY = new RequestFacts(null, null, false, UsageSwitch.UNSPECIFIED, null);

    /** Of a body that says nothing of state. */
    public RequestFacts(
            @Nullable String model,
            @Nullable Span modelSpan,
            boolean stream,
            UsageSwitch usageSwitch,
            @Nullable String affinity) {
        this(model, modelSpan, stream, usageSwitch, affinity, StateFacts.NONE);
    }

    public RequestFacts with(StateFacts other) {
        return new RequestFacts(model, modelSpan, stream, usageSwitch, affinity, other);
    }
}
