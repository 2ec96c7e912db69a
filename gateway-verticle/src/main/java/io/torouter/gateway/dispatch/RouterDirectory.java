package io.torouter.gateway.dispatch;

import io.torouter.bus.Address;
import io.torouter.bus.Heartbeat;
import io.torouter.bus.LocalRouters;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Which router gets a request: that of the same event loop, else one of the node, else the less busy of two other nodes
 * drawn at random. Confined to the edge's event loop.
 */
public final class RouterDirectory {
    private final LocalRouters local;
    private final RandomGenerator random;
    private final Map<String, Peer> peers = new HashMap<>();

    private record Peer(Heartbeat beat, long seenMillis) {
        boolean takes(long nowMillis) {
            return beat.routers() > 0 && !beat.draining() && nowMillis - seenMillis < Heartbeat.SUSPECT_MILLIS;
        }
    }

    public RouterDirectory(LocalRouters local, RandomGenerator random) {
        this.local = local;
        this.random = random;
    }

    /**
     * Notes that another node is alive.
     *
     * @return whether the node began a new life, so that its streams of the former are gone
     */
    public boolean heard(Heartbeat beat, long nowMillis) {
        var before = peers.put(beat.node(), new Peer(beat, nowMillis));
        return before != null && before.beat().epoch() != beat.epoch();
    }

    public boolean knows(String node) {
        return peers.containsKey(node);
    }

    /** Forgets a node that left or cannot be reached; its next heartbeat brings it back. */
    public void forget(String node) {
        peers.remove(node);
    }

    /**
     * This node stood still itself: what the others said meanwhile has yet to be heard. Whoever says nothing for as
     * long as makes a suspect is lost all the same.
     */
    public void excuse(long nowMillis) {
        long silentAtMost = Heartbeat.LOST_MILLIS - Heartbeat.SUSPECT_MILLIS;
        peers.replaceAll((_, peer) -> new Peer(peer.beat(), Math.max(peer.seenMillis(), nowMillis - silentAtMost)));
    }

    /** The nodes that have been silent for too long, now forgotten. */
    public List<String> dropSilent(long nowMillis) {
        var silent = new ArrayList<String>();
        peers.forEach((node, peer) -> {
            if (nowMillis - peer.seenMillis() > Heartbeat.LOST_MILLIS) {
                silent.add(node);
            }
        });
        silent.forEach(peers::remove);
        return silent;
    }

    /** The address of a router, or null if none is alive. */
    public @Nullable String choose(long nowMillis) {
        var near = local.nearest();
        return near != null ? near : remote(nowMillis);
    }

    private @Nullable String remote(long nowMillis) {
        var ready = new ArrayList<Heartbeat>(peers.size());
        for (var peer : peers.values()) {
            if (peer.takes(nowMillis)) {
                ready.add(peer.beat());
            }
        }
        if (ready.isEmpty()) {
            return null;
        }
        var one = ready.get(random.nextInt(ready.size()));
        var other = ready.get(random.nextInt(ready.size()));
        var chosen = one.inFlight() <= other.inFlight() ? one : other;
        return Address.router(chosen.node(), random.nextInt(chosen.routers()));
    }

    public boolean isReady(long nowMillis) {
        return choose(nowMillis) != null;
    }
}
