package io.torouter.snapshot;

import io.torouter.limits.Limits;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * A client's key. The key itself is never kept, only its SHA-256.
 *
 * @param id names it for ever: in the ledger, and where its limits are counted
 * @param name shown in logs and metrics
 * @param account id of its owner; empty for none
 * @param models the ids the key may use; empty for all of its group
 * @param allow client addresses that may use the key; empty for all
 * @param deny client addresses that may not, whatever {@code allow} says
 * @param expires null for a key that never expires
 * @param limits its own; those of its group hold where it has none
 */
public record ApiKey(
        String id,
        String name,
        KeyHash hash,
        String account,
        String group,
        boolean enabled,
        Set<String> models,
        List<Cidr> allow,
        List<Cidr> deny,
        @Nullable Instant expires,
        Limits limits) {
    public ApiKey {
        models = Set.copyOf(models);
        allow = List.copyOf(allow);
        deny = List.copyOf(deny);
    }

    /** The same under another id and hash. */
    public ApiKey identified(String itsId, KeyHash itsHash) {
        return new ApiKey(itsId, name, itsHash, account, group, enabled, models, allow, deny, expires, limits);
    }

    /** The same, but expiring at a moment. */
    public ApiKey expiring(Instant moment) {
        return new ApiKey(id, name, hash, account, group, enabled, models, allow, deny, moment, limits);
    }

    /** One that is known by its name, without an owner or limits. */
    public ApiKey(
            String name,
            KeyHash hash,
            String group,
            boolean enabled,
            Set<String> models,
            List<Cidr> allow,
            List<Cidr> deny,
            @Nullable Instant expires) {
        this(name, name, hash, "", group, enabled, models, allow, deny, expires, Limits.NONE);
    }
}
