package io.torouter.router.stream;

import io.torouter.bus.LocalRouters;
import io.torouter.bus.Outbox;
import io.torouter.router.check.StreamChecks;
import io.torouter.router.health.ChannelHealth;
import io.torouter.router.metrics.RouterMetrics;
import io.torouter.router.selection.ChannelLoad;
import io.torouter.router.selection.ChannelSelector;
import io.torouter.router.stored.Recollection;
import io.torouter.router.upstream.UpstreamClient;
import io.torouter.snapshot.Snapshot;
import io.torouter.translation.grid.Halves;
import io.torouter.translation.grid.WireBytes;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What every stream of one router instance works with.
 *
 * @param halves the dialects that can be translated
 * @param targets what upstreams take
 * @param bytes what translated answers are written with
 * @param estimates what is answered where no upstream counts tokens
 * @param recollection of responses that requests refer to
 * @param nanos a monotonic clock
 * @param keepAliveComment silence after which a stream gets a comment; zero for never
 * @param channelHeaders whether answers name their channel
 * @param checks of what streams say
 */
public record RouterParts(
        Outbox outbox,
        UpstreamClient client,
        Supplier<Snapshot> catalog,
        ChannelSelector selector,
        ChannelLoad load,
        ChannelHealth health,
        RouterMetrics metrics,
        LocalRouters node,
        Halves halves,
        Targets targets,
        WireBytes bytes,
        Estimates estimates,
        Recollection recollection,
        LongSupplier nanos,
        Duration keepAliveComment,
        boolean channelHeaders,
        StreamChecks checks) {}
