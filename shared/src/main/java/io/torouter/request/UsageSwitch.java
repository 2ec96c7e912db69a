package io.torouter.request;

import org.jspecify.annotations.Nullable;

/**
 * Whether a chat stream was asked to end with a usage chunk, and where the body would have to change to ask for it.
 *
 * @param asked the client itself wants the chunk
 * @param edit the change that switches it on; null where none is needed or none can be made
 */
public record UsageSwitch(boolean asked, @Nullable SpanEdit edit) {
    public static final UsageSwitch UNSPECIFIED = new UsageSwitch(false, null);
    public static final UsageSwitch ASKED = new UsageSwitch(true, null);
}
