package io.torouter.snapshot;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * A client's key. The key itself is never kept, only its SHA-256.
 *
 * @param name shown in logs and metrics
 * @param models the ids the key may use; empty for all of its group
 * @param allow client addresses that may use the key; empty for all
 * @param deny client addresses that may not, whatever {@code allow} says
 * @param expires null for a key that never expires
 */
public record ApiKey(
        String name,
        KeyHash hash,
        String group,
        boolean enabled,
        Set<String> models,
        List<Cidr> allow,
        List<Cidr> deny,
        @Nullable Instant expires) {
    public ApiKey {
        models = Set.copyOf(models);
        allow = List.copyOf(allow);
        deny = List.copyOf(deny);
    }
}
