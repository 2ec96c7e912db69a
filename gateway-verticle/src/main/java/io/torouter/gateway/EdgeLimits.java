package io.torouter.gateway;

import io.torouter.limits.LimitBook;
import io.torouter.settings.LimitSettings;

/**
 * How the edge instances of a node hold keys to their limits.
 *
 * @param isNear whether the book answers on the thread that asks
 */
public record EdgeLimits(LimitBook book, boolean isNear, LimitSettings settings) {}
