package io.torouter.gateway;

import io.torouter.limits.LimitBook;
import io.torouter.settings.LimitSettings;

/** How the edge instances of a node hold keys to their limits. */
public record EdgeLimits(LimitBook book, LimitSettings settings) {}
