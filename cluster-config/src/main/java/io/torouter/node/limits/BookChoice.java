package io.torouter.node.limits;

import com.hazelcast.core.HazelcastInstance;

import io.torouter.gateway.EdgeLimits;
import io.torouter.limits.LocalBook;
import io.torouter.limits.PastUse;
import io.torouter.settings.LimitSettings;
import io.vertx.core.Vertx;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/** Which book a node uses: its own, or that of its cluster. */
public final class BookChoice {
    private static final Duration FORGETTING = Duration.ofHours(1);

    private BookChoice() {}

    /**
     * @param hazelcast the node's member of a cluster; null for a node alone
     */
    public static EdgeLimits of(Vertx vertx, @Nullable HazelcastInstance hazelcast, LimitSettings settings) {
        if (hazelcast != null) {
            return new EdgeLimits(new SharedBook(hazelcast, PastUse.NONE), false, settings);
        }
        var own = new LocalBook(PastUse.NONE, System::currentTimeMillis);
        vertx.setPeriodic(FORGETTING.toMillis(), _ -> own.sweep());
        return new EdgeLimits(own, true, settings);
    }
}
