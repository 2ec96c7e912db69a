package io.torouter.gateway.access;

import io.torouter.error.GatewayError;
import io.torouter.snapshot.ApiKey;
import io.torouter.snapshot.Group;

/** Whether a key may use the gateway. */
public sealed interface Admission {
    record Admitted(ApiKey key, Group group) implements Admission {}

    record Refused(GatewayError error) implements Admission {}
}
