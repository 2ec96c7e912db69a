package io.torouter.node.limits;

import com.hazelcast.core.HazelcastInstance;

import io.torouter.gateway.EdgeLimits;
import io.torouter.limits.LocalBook;
import io.torouter.limits.PastUse;
import io.torouter.settings.LimitSettings;
import io.vertx.core.Vertx;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * Which book a node uses: its own, or that of its cluster.
 *
 * @param past what was used before; {@link PastUse#NONE} where there is no ledger
 */
public record BookChoice(Vertx vertx, LimitSettings settings, PastUse past) {
    private static final Duration FORGETTING = Duration.ofHours(1);

    /**
     * @param hasLedger whether the ledger of this node or of another knows what was used before
     */
    public static BookChoice of(Vertx vertx, LimitSettings settings, boolean hasLedger) {
        return new BookChoice(vertx, settings, hasLedger ? new LedgerPast(vertx, settings) : PastUse.NONE);
    }

    /**
     * @param hazelcast the node's member of a cluster; null for a node alone
     */
    public EdgeLimits with(@Nullable HazelcastInstance hazelcast) {
        if (hazelcast != null) {
            return new EdgeLimits(new SharedBook(hazelcast, past), settings);
        }
        var own = new LocalBook(past, System::currentTimeMillis);
        vertx.setPeriodic(FORGETTING.toMillis(), _ -> own.sweep());
        return new EdgeLimits(own, settings);
    }
}
