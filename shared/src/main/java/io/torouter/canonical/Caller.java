package io.torouter.canonical;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * On whose behalf, and with which service.
 *
 * @param userId an opaque id of the end user; null where unsaid
 * @param metadata the client's own notes, for vendors that keep them
 * @param cacheKey what keeps prompts with one beginning together; null where unsaid
 * @param serviceTier null where unsaid
 */
public record Caller(
        @Nullable String userId,
        Map<String, String> metadata,
        @Nullable String cacheKey,
        @Nullable ServiceTier serviceTier) {
    public static final Caller UNSAID = new Caller(null, Map.of(), null, null);

    public Caller {
        metadata = metadata.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }
}
