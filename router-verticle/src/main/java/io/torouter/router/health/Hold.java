package io.torouter.router.health;

import io.torouter.health.CooldownReason;

/**
 * What keeps requests from a channel now.
 *
 * @param millis until it may be asked again, as far as one can say
 */
public record Hold(CooldownReason reason, long millis) {}
