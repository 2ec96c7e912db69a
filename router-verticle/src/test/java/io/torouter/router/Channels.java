package io.torouter.router;

import io.torouter.dialect.Dialect;
import io.torouter.snapshot.Channel;
import io.torouter.snapshot.ChannelLimits;
import io.torouter.snapshot.ChannelType;
import io.torouter.snapshot.Secret;
import io.torouter.snapshot.Snapshot;
import io.torouter.snapshot.Timeouts;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes channels that differ from a plain one in what a test is about. */
public record Channels(Channel channel) {
    public static Channels channel(String id) {
        return new Channels(
                new Channel(
                        id,
                        ChannelType.OPENAI,
                        URI.create("http://127.0.0.1:1/v1"),
                        new Secret("upstream-secret"),
                        Map.of("gpt-5", "gpt-5"),
                        Set.of("default"),
                        1,
                        1,
                        ChannelType.OPENAI.dialects(),
                        ChannelLimits.NONE,
                        Timeouts.DEFAULT));
    }

    public static Snapshot catalog(Channel... channels) {
        return Snapshot.of(1, Instant.EPOCH, List.of(channels), Set.of("default"), List.of(), List.of());
    }

    public Channels at(String url) {
        return new Channels(
                new Channel(
                        channel.id(),
                        channel.type(),
                        URI.create(url),
                        channel.credential(),
                        channel.models(),
                        channel.groups(),
                        channel.priority(),
                        channel.weight(),
                        channel.dialects(),
                        channel.limits(),
                        channel.timeouts()));
    }

    /** As one of the database is. */
    public Channels guarded() {
        return new Channels(
                new Channel(
                        channel.id(),
                        channel.type(),
                        channel.baseUrl(),
                        channel.credential(),
                        channel.models(),
                        channel.groups(),
                        channel.priority(),
                        channel.weight(),
                        channel.dialects(),
                        channel.limits(),
                        channel.timeouts(),
                        channel.coolsDown(),
                        true));
    }

    /** One that is never left alone. */
    public Channels tireless() {
        return new Channels(
                new Channel(
                        channel.id(),
                        channel.type(),
                        channel.baseUrl(),
                        channel.credential(),
                        channel.models(),
                        channel.groups(),
                        channel.priority(),
                        channel.weight(),
                        channel.dialects(),
                        channel.limits(),
                        channel.timeouts(),
                        false,
                        channel.guarded()));
    }

    public Channels ranked(int priority, int weight) {
        return new Channels(
                new Channel(
                        channel.id(),
                        channel.type(),
                        channel.baseUrl(),
                        channel.credential(),
                        channel.models(),
                        channel.groups(),
                        priority,
                        weight,
                        channel.dialects(),
                        channel.limits(),
                        channel.timeouts()));
    }

    public Channels limited(int concurrency, int rpm) {
        return new Channels(
                new Channel(
                        channel.id(),
                        channel.type(),
                        channel.baseUrl(),
                        channel.credential(),
                        channel.models(),
                        channel.groups(),
                        channel.priority(),
                        channel.weight(),
                        channel.dialects(),
                        new ChannelLimits(concurrency, rpm),
                        channel.timeouts()));
    }

    public Channels of(ChannelType type, Set<Dialect> dialects) {
        return new Channels(
                new Channel(
                        channel.id(),
                        type,
                        channel.baseUrl(),
                        channel.credential(),
                        channel.models(),
                        channel.groups(),
                        channel.priority(),
                        channel.weight(),
                        dialects,
                        channel.limits(),
                        channel.timeouts()));
    }

    public Channels serving(String model, String upstream) {
        return new Channels(
                new Channel(
                        channel.id(),
                        channel.type(),
                        channel.baseUrl(),
                        channel.credential(),
                        Map.of(model, upstream),
                        channel.groups(),
                        channel.priority(),
                        channel.weight(),
                        channel.dialects(),
                        channel.limits(),
                        channel.timeouts()));
    }

    public Channels knownBy(String credential) {
        return new Channels(
                new Channel(
                        channel.id(),
                        channel.type(),
                        channel.baseUrl(),
                        new Secret(credential),
                        channel.models(),
                        channel.groups(),
                        channel.priority(),
                        channel.weight(),
                        channel.dialects(),
                        channel.limits(),
                        channel.timeouts()));
    }
}
