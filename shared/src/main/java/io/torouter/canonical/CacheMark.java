package io.torouter.canonical;

import org.jspecify.annotations.Nullable;

/**
 * The prompt up to here may be cached.
 *
 * @param ttl {@code 5m}, {@code 1h}; null for the vendor's default
 */
public record CacheMark(@Nullable String ttl) {}
