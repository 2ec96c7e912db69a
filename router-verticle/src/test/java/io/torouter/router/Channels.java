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
import java.util.function.Consumer;

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
        return with(draft -> draft.baseUrl = URI.create(url));
    }

    /** As one of the database is. */
    public Channels guarded() {
        return with(draft -> draft.guarded = true);
    }

    /** One that is never left alone. */
    public Channels tireless() {
        return with(draft -> draft.coolsDown = false);
    }

    public Channels ranked(int priority, int weight) {
        return with(draft -> {
            draft.priority = priority;
            draft.weight = weight;
        });
    }

    public Channels limited(int concurrency, int rpm) {
        return with(draft -> draft.limits = new ChannelLimits(concurrency, rpm));
    }

    public Channels of(ChannelType type, Set<Dialect> dialects) {
        return with(draft -> {
            draft.type = type;
            draft.dialects = dialects;
        });
    }

    public Channels serving(String model, String upstream) {
        return with(draft -> draft.models = Map.of(model, upstream));
    }

    public Channels knownBy(String credential) {
        return with(draft -> draft.credential = new Secret(credential));
    }

    private Channels with(Consumer<Draft> change) {
        var draft = new Draft(channel);
        change.accept(draft);
        return new Channels(draft.channel());
    }

    /** A channel on which some members are still to change. */
    private static final class Draft {
        private final Channel from;
        private ChannelType type;
        private URI baseUrl;
        private Secret credential;
        private Map<String, String> models;
        private int priority;
        private int weight;
        private Set<Dialect> dialects;
        private ChannelLimits limits;
        private boolean coolsDown;
        private boolean guarded;

        Draft(Channel from) {
            this.from = from;
            this.type = from.type();
            this.baseUrl = from.baseUrl();
            this.credential = from.credential();
            this.models = from.models();
            this.priority = from.priority();
            this.weight = from.weight();
            this.dialects = from.dialects();
            this.limits = from.limits();
            this.coolsDown = from.coolsDown();
            this.guarded = from.guarded();
        }

        Channel channel() {
            return new Channel(
                    from.id(),
                    type,
                    baseUrl,
                    credential,
                    models,
                    from.groups(),
                    priority,
                    weight,
                    dialects,
                    limits,
                    from.timeouts(),
                    coolsDown,
                    guarded);
        }
    }
}
