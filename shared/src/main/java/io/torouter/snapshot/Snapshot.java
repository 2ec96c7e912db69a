package io.torouter.snapshot;

import io.torouter.money.Price;
import io.torouter.translation.vendor.Vendors;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Everything the request road needs to know, as one value.
 *
 * @param revision grows by one with every applied change on this node
 * @param appliedAt when the revision came into force
 * @param vendors what upstreams differ in, for translation
 * @param accounting who pays what
 */
public record Snapshot(
        long revision,
        Instant appliedAt,
        Map<String, Channel> channels,
        Map<String, Group> groups,
        Map<String, Model> models,
        Map<KeyHash, ApiKey> keys,
        Vendors vendors,
        Accounting accounting) {

    public Snapshot {
        channels = Map.copyOf(channels);
        groups = Map.copyOf(groups);
        models = Map.copyOf(models);
        keys = Map.copyOf(keys);
    }

    /** One with the vendor tables of this release, in which nobody pays. */
    public Snapshot(
            long revision,
            Instant appliedAt,
            Map<String, Channel> channels,
            Map<String, Group> groups,
            Map<String, Model> models,
            Map<KeyHash, ApiKey> keys) {
        this(revision, appliedAt, channels, groups, models, keys, Vendors.builtIn(), Accounting.NONE);
    }

    /** Builds the indexes over validated parts. */
    public static Snapshot of(
            long revision,
            Instant appliedAt,
            Collection<Channel> channels,
            Set<String> groupIds,
            Collection<Model> models,
            Collection<ApiKey> keys) {
        return new Snapshot(
                revision,
                appliedAt,
                byKey(channels, Channel::id),
                groupIds.stream().collect(Collectors.toMap(Function.identity(), id -> group(id, channels))),
                byKey(models, Model::id),
                byKey(keys, ApiKey::hash));
    }

    /** The same with other vendor tables. */
    public Snapshot with(Vendors others) {
        return new Snapshot(revision, appliedAt, channels, groups, models, keys, others, accounting);
    }

    /** The same with other payers and prices. */
    public Snapshot with(Accounting others) {
        return new Snapshot(revision, appliedAt, channels, groups, models, keys, vendors, others);
    }

    /** The same with groups on those terms; of a group that is not among them they stay. */
    public Snapshot withTerms(Map<String, GroupTerms> terms) {
        var changed = new HashMap<>(groups);
        terms.forEach((id, its) -> changed.computeIfPresent(id, (_, group) -> group.with(its)));
        return new Snapshot(revision, appliedAt, channels, changed, models, keys, vendors, accounting);
    }

    /**
     * What a model costs at a channel, or null where no price is known: the channel's own price, else the model's.
     *
     * @param model its public id
     */
    public @Nullable Price price(String channel, String model, Instant moment) {
        var own = accounting.channelPrices().get(new Accounting.Offer(channel, model));
        var known = models.get(model);
        var prices = own != null || known == null ? own : known.prices();
        return prices == null ? null : prices.at(moment);
    }

    public @Nullable Group group(String id) {
        return groups.get(id);
    }

    /** What is known of a model, or null where only a channel names it. */
    public @Nullable Model model(String id) {
        return models.get(id);
    }

    private static <K, V> Map<K, V> byKey(Collection<V> values, Function<V, K> key) {
        return values.stream().collect(Collectors.toMap(key, Function.identity()));
    }

    private static Group group(String id, Collection<Channel> channels) {
        var byModel = new HashMap<String, List<Channel>>();
        channels.stream()
                .filter(channel -> channel.groups().contains(id))
                .sorted(Comparator.comparingInt(Channel::priority).thenComparing(Channel::id))
                .forEach(channel ->
                        channel.models()
                                .keySet()
                                .forEach(model -> byModel.computeIfAbsent(model, _ -> new ArrayList<>()).add(channel)));
        return Group.of(
                id, byModel.entrySet().stream().map(entry -> new Route(entry.getKey(), entry.getValue())).toList());
    }
}
