package io.torouter.gateway.limits;

import io.torouter.error.GatewayError;
import io.torouter.limits.Standing;

/**
 * Whether a request may go on.
 *
 * @see LimitDesk
 */
public sealed interface Decision {
    /** How its key stands now. */
    Standing standing();

    /**
     * @param reservation to be settled when the request is over
     */
    record Admitted(Reservation reservation, Standing standing) implements Decision {}

    record Refused(GatewayError error, Standing standing) implements Decision {}
}
