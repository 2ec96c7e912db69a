package io.torouter.router.upstream;

import io.torouter.snapshot.IpLiteral;
import io.torouter.snapshot.UpstreamReach;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.net.SocketAddress;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Looks host names up for channels that may not lead everywhere, and says the address to connect to: the very one that
 * was found to be in reach, so that a name server cannot say another one to whoever connects. Confined to one event
 * loop.
 */
public final class PinnedAddresses {
    private static final Logger LOG = LoggerFactory.getLogger(PinnedAddresses.class);

    /** The names have a cache of their own that knows how long an answer lives; this only spares asking it. */
    private static final long KEPT_NANOS = TimeUnit.SECONDS.toNanos(5);

    private static final int MOST_KEPT = 4096;

    private final Names names;
    private final UpstreamReach reach;
    private final LongSupplier nanos;
    private final Map<Place, Pin> pins = new HashMap<>();

    /** Finds the address that a host name stands for. */
    @FunctionalInterface
    public interface Names {
        Future<InetAddress> resolve(String host);
    }

    /** Where a channel leads. */
    record Place(String host, int port) {}

    private record Pin(Future<SocketAddress> address, long madeAt) {}

    /**
     * @param nanos a monotonic clock
     */
    public PinnedAddresses(Names names, UpstreamReach reach, LongSupplier nanos) {
        this.names = names;
        this.reach = reach;
        this.nanos = nanos;
    }

    /** With the names that this machine knows, from its name servers or its file of hosts. */
    public static PinnedAddresses on(Vertx vertx, UpstreamReach reach) {
        var names = ((VertxInternal) vertx).nameResolver();
        return new PinnedAddresses(names::resolve, reach, System::nanoTime);
    }

    /** Fails with {@link OutOfReachException}, or because the name is not known. */
    Future<SocketAddress> of(Place place) {
        var pin = pins.get(place);
        if (pin != null && nanos.getAsLong() - pin.madeAt() < KEPT_NANOS) {
            return pin.address();
        }
        if (pins.size() >= MOST_KEPT) {
            pins.clear();
        }
        var looked = lookedUp(place.host()).map(address -> checked(place, address));
        pins.put(place, new Pin(looked, nanos.getAsLong()));
        return looked.onFailure(cause -> forget(place, cause));
    }

    private Future<InetAddress> lookedUp(String host) {
        var literal = IpLiteral.parse(host);
        return literal == null ? names.resolve(host) : Future.succeededFuture(literal);
    }

    private SocketAddress checked(Place place, InetAddress address) {
        if (!reach.permits(address)) {
            LOG.warn(
                    "a channel of the database leads to {} at {}, which is a private address: list it in"
                            + " 'admin.private_upstreams' if that is meant",
                    place.host(),
                    address.getHostAddress());
            throw new OutOfReachException();
        }
        return SocketAddress.inetSocketAddress(new InetSocketAddress(address, place.port()));
    }

    /** What is out of reach is told of once in a while, not for each request. */
    private void forget(Place place, @Nullable Throwable cause) {
        if (!(cause instanceof OutOfReachException)) {
            pins.remove(place);
        }
    }

    /** Nobody answers there: what the name stands for may have changed. */
    void failed(Place place) {
        pins.remove(place);
    }
}
