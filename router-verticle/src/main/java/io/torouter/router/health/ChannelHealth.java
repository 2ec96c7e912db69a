package io.torouter.router.health;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.torouter.health.Cooldown;
import io.torouter.router.health.Verdict.Busy;
import io.torouter.router.health.Verdict.Plain;
import io.torouter.snapshot.Channel;
import io.torouter.snapshot.KeyHash;
import io.torouter.snapshot.Snapshot;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * How channels fared of late, as this node saw it and as others told. Shared by the node's routers.
 *
 * <p>Only what failed is kept: one breaker for each model of a channel, by the id its upstream has for it, and one for
 * the channel as a whole. A channel that was edited to lead elsewhere, or with another credential, starts anew.
 */
public final class ChannelHealth {
    private static final Logger LOG = LoggerFactory.getLogger(ChannelHealth.class);
    private static final String WHOLE = "";
    private static final int UPSTREAM_BYTES = 8;
    private static final long NANOS_PER_MILLI = 1_000_000;

    /** Clients may invent models where a channel takes any; what is beyond is not kept. */
    private static final int MOST_ENTRIES = 10_000;

    /** What others told before they, too, heard that a channel is cleared, is old. */
    private static final long DEAF_MILLIS = 1_000;

    private final LongSupplier nanos;
    private final Map<Scope, Entry> entries = new ConcurrentHashMap<>();
    private final Map<String, Long> clearedAt = new ConcurrentHashMap<>();
    private volatile Runnable onCooldown = () -> {};

    /** As metrics have it. */
    enum State {
        READY,
        /** Some of its models are left alone. */
        PARTLY,
        OFF
    }

    private record Scope(String channel, String model) {}

    /**
     * @param own whether this node found it out
     */
    private record Entry(Channel channel, Breaker breaker, boolean own) {}

    /**
     * @param nanos a monotonic clock
     */
    public ChannelHealth(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Has it called, from any thread, when this node finds that a channel is to be left alone. */
    void whenCooling(Runnable listener) {
        onCooldown = listener;
    }

    /**
     * What keeps a request from the channel; null if nothing does.
     *
     * @param model as the upstream calls it
     */
    public @Nullable Hold hold(Channel channel, String model) {
        if (entries.isEmpty() || !channel.coolsDown()) {
            return null;
        }
        long now = nowMillis();
        var whole = hold(new Scope(channel.id(), WHOLE), channel, now);
        return whole != null ? whole : hold(new Scope(channel.id(), model), channel, now);
    }

    private @Nullable Hold hold(Scope scope, Channel channel, long now) {
        var entry = entries.get(scope);
        return entry == null || !sameWay(entry.channel(), channel) ? null : entry.breaker().hold(now);
    }

    /** An attempt begins; every call is answered by one of {@link #ended}. */
    public void begun(Channel channel, String model) {
        if (!entries.isEmpty()) {
            long now = nowMillis();
            known(channel, model, breaker -> breaker.begun(now));
        }
    }

    /** The upstream has begun to answer well. */
    public void answered(Channel channel, String model) {
        if (!entries.isEmpty()) {
            long now = nowMillis();
            known(channel, model, breaker -> breaker.answered(now));
        }
    }

    public void ended(Channel channel, String model, Verdict verdict) {
        if (!channel.coolsDown() || (verdict == Plain.SERVED && entries.isEmpty())) {
            return;
        }
        long now = nowMillis();
        switch (verdict) {
            case Plain.SERVED -> known(channel, model, breaker -> breaker.served(now));
            case Plain.UNKNOWN -> known(channel, model, Breaker::givenUp);
            case Plain.FAILED -> {
                known(channel, WHOLE, Breaker::givenUp);
                noted(channel, model, breaker -> breaker.failed(now));
            }
            case Plain.DENIED -> {
                known(channel, model, Breaker::givenUp);
                noted(channel, WHOLE, breaker -> breaker.denied(now));
            }
            case Busy(long millis) -> {
                known(channel, WHOLE, breaker -> breaker.answered(now));
                noted(channel, model, breaker -> breaker.busy(millis, now));
            }
        }
    }

    /** Changes what is kept of the model and of the channel, if there is something. */
    private void known(Channel channel, String model, UnaryOperator<Breaker> step) {
        entries.computeIfPresent(
                new Scope(channel.id(), WHOLE), (scope, entry) -> stepped(scope, entry, channel, step));
        if (!model.equals(WHOLE)) {
            entries.computeIfPresent(
                    new Scope(channel.id(), model), (scope, entry) -> stepped(scope, entry, channel, step));
        }
    }

    private @Nullable Entry stepped(Scope scope, Entry entry, Channel channel, UnaryOperator<Breaker> step) {
        if (!sameWay(entry.channel(), channel)) {
            return entry;
        }
        long now = nowMillis();
        var next = step.apply(entry.breaker());
        log(scope, entry.breaker(), next, now);
        return next.isForgotten(now) ? null : new Entry(entry.channel(), next, entry.own());
    }

    /** Changes what is kept of the model alone, be it nothing yet. */
    private void noted(Channel channel, String model, UnaryOperator<Breaker> step) {
        var scope = new Scope(channel.id(), model);
        if (entries.size() < MOST_ENTRIES || entries.containsKey(scope)) {
            entries.compute(scope, (_, entry) -> moved(scope, keptOrNew(entry, channel), true, step));
        }
    }

    private Entry keptOrNew(@Nullable Entry entry, Channel channel) {
        return entry != null && sameWay(entry.channel(), channel)
                ? entry
                : new Entry(channel, Breaker.closed(nowMillis()), true);
    }

    private Entry moved(Scope scope, Entry entry, boolean own, UnaryOperator<Breaker> step) {
        long now = nowMillis();
        var next = step.apply(entry.breaker());
        if (next.equals(entry.breaker())) {
            return entry;
        }
        log(scope, entry.breaker(), next, now);
        if (own && next.isOpen(now)) {
            onCooldown.run();
        }
        return new Entry(entry.channel(), next, own);
    }

    /** Whether a channel is left alone now, for some of its models or for all. */
    State state(Channel channel) {
        long now = nowMillis();
        if (isOpen(entries.get(new Scope(channel.id(), WHOLE)), channel, now)) {
            return State.OFF;
        }
        boolean some =
                entries.entrySet().stream()
                        .anyMatch(each ->
                                each.getKey().channel().equals(channel.id()) && isOpen(each.getValue(), channel, now));
        return some ? State.PARTLY : State.READY;
    }

    private static boolean isOpen(@Nullable Entry entry, Channel channel, long now) {
        return entry != null && sameWay(entry.channel(), channel) && entry.breaker().isOpen(now);
    }

    /** What this node found out and what lasts. */
    List<Cooldown> found() {
        long now = nowMillis();
        var found = new ArrayList<Cooldown>();
        entries.forEach((scope, entry) -> {
            var breaker = entry.breaker();
            if (entry.own() && breaker.reason() != null && breaker.isOpen(now)) {
                found.add(
                        new Cooldown(
                                scope.channel(),
                                scope.model(),
                                breaker.reason(),
                                upstream(entry.channel()),
                                breaker.openUntil() - now));
            }
        });
        return found;
    }

    /** Another node found that out. */
    void told(List<Cooldown> cooldowns, Snapshot catalog) {
        long now = nowMillis();
        for (var told : cooldowns) {
            var channel = catalog.channels().get(told.channel());
            if (channel != null && !isDeaf(channel.id(), now) && upstream(channel).equals(told.upstream())) {
                var scope = new Scope(channel.id(), told.model());
                UnaryOperator<Breaker> step = breaker -> breaker.told(told.reason(), told.millis(), now);
                entries.compute(scope, (_, entry) -> moved(scope, keptOrNew(entry, channel), false, step));
            }
        }
    }

    /**
     * Takes a channel back at once, whatever it did.
     *
     * @return how many cooldowns end by it
     */
    int clear(String channel) {
        long now = nowMillis();
        clearedAt.put(channel, now);
        var scopes = entries.keySet().stream().filter(scope -> scope.channel().equals(channel)).toList();
        return (int)
                scopes.stream()
                        .flatMap(scope -> Stream.ofNullable(entries.remove(scope)))
                        .filter(entry -> entry.breaker().reason() != null)
                        .count();
    }

    /** Forgets what is over, and what channels did that are gone or lead elsewhere by now. */
    void sweep(Snapshot catalog) {
        long now = nowMillis();
        entries.values()
                .removeIf(entry -> {
                    var channel = catalog.channels().get(entry.channel().id());
                    return channel == null || !sameWay(entry.channel(), channel) || entry.breaker().isForgotten(now);
                });
        clearedAt.keySet().removeIf(channel -> !isDeaf(channel, now));
    }

    private boolean isDeaf(String channel, long now) {
        var cleared = clearedAt.get(channel);
        return cleared != null && now - cleared < DEAF_MILLIS;
    }

    private static boolean sameWay(Channel one, Channel other) {
        return one.coolsDown() == other.coolsDown()
                && one.baseUrl().equals(other.baseUrl())
                && one.credential().equals(other.credential())
                && one.type() == other.type();
    }

    /** See {@link Cooldown#upstream}: a part of a hash, of which nobody can tell the credential. */
    private static String upstream(Channel channel) {
        var way = channel.type().id() + ' ' + channel.baseUrl() + ' ' + channel.credential().text();
        return HexFormat.of().formatHex(KeyHash.newDigest().digest(way.getBytes(UTF_8)), 0, UPSTREAM_BYTES);
    }

    private static void log(Scope scope, Breaker before, Breaker next, long now) {
        var hold = next.isOpen(now) && !before.isOpen(now) ? next.hold(now) : null;
        if (hold != null) {
            LOG.warn("{} is left alone for {} ms: {}", words(scope), hold.millis(), hold.reason().id());
        } else if (before.reason() != null && next.reason() == null) {
            LOG.info("{} is in use again", words(scope));
        }
    }

    /** For a line of the log; clients may have invented the model. */
    private static String words(Scope scope) {
        var model = scope.model().replaceAll("[^!-~]", "?");
        return "channel '" + scope.channel() + (model.isEmpty() ? "'" : "' with the model '" + model + "'");
    }

    private long nowMillis() {
        return Math.floorDiv(nanos.getAsLong(), NANOS_PER_MILLI);
    }
}
