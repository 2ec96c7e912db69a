package io.torouter.router.health;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.torouter.health.bus.Cooldowns;
import io.torouter.health.bus.CooldownsCodec;
import io.torouter.health.bus.HealthAddress;
import io.torouter.snapshot.Snapshot;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.DeliveryOptions;

import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Tells other nodes which channels are left alone, and hears it from them. One instance per routing node. */
public final class HealthVerticle extends VerticleBase {
    private static final DeliveryOptions COOLDOWNS = new DeliveryOptions().setCodecName(CooldownsCodec.NAME);

    private final String node;
    private final ChannelHealth health;
    private final Supplier<Snapshot> catalog;
    private final MultiGauge states;
    private boolean toldSome;
    private Set<String> shown = Set.of();

    /**
     * @param node its id on the bus
     */
    public HealthVerticle(String node, ChannelHealth health, Supplier<Snapshot> catalog, MeterRegistry registry) {
        this.node = node;
        this.health = health;
        this.catalog = catalog;
        this.states =
                MultiGauge.builder("torouter.channel.state")
                        .description("1 for the state that a channel is in: ready, partly (some models cool down), off")
                        .register(registry);
    }

    @Override
    public Future<?> start() {
        health.whenCooling(() -> context.runOnContext(_ -> tell()));
        vertx.setPeriodic(HealthAddress.REPEAT_MILLIS, _ -> look());
        show();
        var heard = vertx.eventBus().<Cooldowns>consumer(HealthAddress.COOLDOWNS, message -> heard(message.body()));
        var clears =
                vertx.eventBus()
                        .<String>consumer(HealthAddress.clear(node), message -> message.reply(cleared(message.body())));
        return Future.all(heard.completion(), clears.completion());
    }

    private void heard(Cooldowns told) {
        if (!told.node().equals(node)) {
            health.told(told.cooldowns(), catalog.get());
        }
    }

    private int cleared(String channel) {
        int ended = health.clear(channel);
        tell();
        return ended;
    }

    private void look() {
        health.sweep(catalog.get());
        tell();
        show();
    }

    private void tell() {
        var found = health.found();
        if (toldSome || !found.isEmpty()) {
            vertx.eventBus().publish(HealthAddress.COOLDOWNS, new Cooldowns(node, found), COOLDOWNS);
        }
        toldSome = !found.isEmpty();
    }

    /** Has a meter for each state of each channel that there is. */
    private void show() {
        var ids = catalog.get().channels().keySet();
        if (!ids.equals(shown)) {
            shown = ids;
            states.register(ids.stream().flatMap(this::rows).toList());
        }
    }

    private Stream<MultiGauge.Row<?>> rows(String channel) {
        return Stream.of(ChannelHealth.State.values())
                .map(state ->
                        MultiGauge.Row.of(
                                Tags.of("channel", channel, "state", state.name().toLowerCase(Locale.ROOT)),
                                () -> isIn(channel, state) ? 1 : 0));
    }

    private boolean isIn(String id, ChannelHealth.State state) {
        var channel = catalog.get().channels().get(id);
        return channel != null && health.state(channel) == state;
    }
}
