package io.torouter.catalog.objects;

import io.torouter.snapshot.ApiKey;
import io.torouter.snapshot.KeyHash;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.stream.Stream;

/**
 * A key of the database as requests need it.
 *
 * @param previous what it was before it was rotated; null if it was not
 */
public record IssuedKey(ApiKey key, @Nullable Previous previous) {
    /**
     * @param until the moment from which the previous key is refused
     */
    public record Previous(KeyHash hash, Instant until) {}

    /** The key by each hash that it answers to: the previous one expires. */
    Stream<ApiKey> at(Instant now) {
        var before = previous;
        return before == null || !before.until().isAfter(now)
                ? Stream.of(key)
                : Stream.of(key, expiring(before.hash(), before.until()));
    }

    private ApiKey expiring(KeyHash hash, Instant until) {
        var expires = key.expires();
        var end = expires != null && expires.isBefore(until) ? expires : until;
        return key.identified(key.id(), hash).expiring(end);
    }
}
