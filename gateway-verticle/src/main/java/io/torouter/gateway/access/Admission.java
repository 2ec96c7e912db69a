package io.torouter.gateway.access;

import io.torouter.error.GatewayError;
import io.torouter.limits.Limits;
import io.torouter.snapshot.Account;
import io.torouter.snapshot.ApiKey;
import io.torouter.snapshot.Group;

import org.jspecify.annotations.Nullable;

/** Whether a key may use the gateway. */
public sealed interface Admission {
    /**
     * @param account the owner of the key; null where it has none
     */
    record Admitted(ApiKey key, Group group, @Nullable Account account) implements Admission {
        /** What the key may use: its own limits, and its group's where it has none. */
        public Limits limits() {
            var own = key.limits();
            var groups = group.terms().limits();
            if (own.isNone()) {
                return groups;
            }
            return groups.isNone() ? own : own.or(groups);
        }
    }

    record Refused(GatewayError error) implements Admission {}
}
