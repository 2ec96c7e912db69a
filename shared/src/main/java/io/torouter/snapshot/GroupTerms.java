package io.torouter.snapshot;

import io.torouter.dialect.Surface;
import io.torouter.limits.Limits;
import io.torouter.money.Cost;

import java.util.Set;

/**
 * On what terms the keys of a group use it.
 *
 * @param limits of keys that have none of their own
 * @param multiplier of all prices, in millionths; see {@link Cost#ONCE}
 * @param surfaces the ones that its keys may call; empty for all
 */
public record GroupTerms(Limits limits, long multiplier, Set<Surface> surfaces) {
    /** List prices and no limits. */
    public static final GroupTerms USUAL = new GroupTerms(Limits.NONE, Cost.ONCE, Set.of());

    public GroupTerms {
        surfaces = Set.copyOf(surfaces);
        if (multiplier < 0) {
            throw new IllegalArgumentException("a multiplier is not negative: " + multiplier);
        }
    }

    public boolean allows(Surface surface) {
        return surfaces.isEmpty() || surfaces.contains(surface);
    }
}
