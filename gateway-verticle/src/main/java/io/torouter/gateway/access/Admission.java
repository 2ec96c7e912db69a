package io.torouter.gateway.access;

import io.torouter.error.GatewayError;
import io.torouter.limits.Limits;
import io.torouter.snapshot.ApiKey;
import io.torouter.snapshot.Group;

/** Whether a key may use the gateway. */
public sealed interface Admission {
    record Admitted(ApiKey key, Group group) implements Admission {
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
