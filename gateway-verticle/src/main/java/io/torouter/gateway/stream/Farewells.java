package io.torouter.gateway.stream;

import io.netty.util.collection.LongObjectHashMap;
import io.netty.util.collection.LongObjectMap;
import io.torouter.bus.Address;
import io.torouter.bus.End;
import io.torouter.bus.Fail;
import io.torouter.bus.Frame;
import io.torouter.bus.Full;
import io.torouter.bus.Settled;
import io.torouter.bus.Settlement;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.function.Predicate;

/**
 * Streams that were cancelled at their routers, until those have said what was used: by the answer to the cancel, or by
 * the stream's own end if that was under way already. A router that is lost or says nothing for {@value
 * #PATIENCE_MILLIS} ms, as those of older releases do, is not waited for. Confined to the edge's event loop.
 */
final class Farewells {
    static final long PATIENCE_MILLIS = 2000;

    private final LongObjectMap<Farewell> farewells = new LongObjectHashMap<>();

    private record Farewell(Unsettled stream, long untilMillis) {}

    /** Waits for the router's word on it. */
    void await(Unsettled stream, long nowMillis) {
        farewells.put(stream.id(), new Farewell(stream, nowMillis + PATIENCE_MILLIS));
    }

    /** Takes a frame that belongs to no open stream. */
    void hear(String router, Frame frame) {
        var settlement = settlement(frame);
        var farewell = farewells.get(frame.stream());
        if (settlement != null && farewell != null && farewell.stream().router().equals(router)) {
            farewells.remove(frame.stream());
            farewell.stream().settled(settlement);
        }
    }

    private static @Nullable Settlement settlement(Frame frame) {
        return switch (frame) {
            case Settled settled -> settled.settlement();
            case End end -> end.settlement();
            case Full full -> full.settlement();
            case Fail fail -> fail.settlement();
            default -> null;
        };
    }

    /** Gives up those that have waited for too long. */
    void tick(long nowMillis) {
        giveUp(farewell -> nowMillis - farewell.untilMillis() >= 0);
    }

    void lost(String node) {
        giveUp(farewell -> Address.node(farewell.stream().router()).equals(node));
    }

    /** Waits no longer: the edge stops. */
    void close() {
        giveUp(_ -> true);
    }

    /** Over a copy, since they leave the map. */
    private void giveUp(Predicate<Farewell> which) {
        for (var farewell : new ArrayList<>(farewells.values())) {
            if (which.test(farewell)) {
                farewells.remove(farewell.stream().id());
                farewell.stream().unsettled();
            }
        }
    }
}
