package io.torouter.catalog.config;

import io.torouter.snapshot.Accounting;
import io.torouter.snapshot.ApiKey;
import io.torouter.snapshot.Channel;
import io.torouter.snapshot.GroupTerms;
import io.torouter.snapshot.Model;
import io.torouter.snapshot.Snapshot;
import io.torouter.translation.vendor.Vendors;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The parts of a catalogue, checked: ids are unique and every reference has a target.
 *
 * @param groups their ids
 * @param terms of groups; usual ones where there are none
 */
public record CatalogDocument(
        List<Channel> channels,
        Set<String> groups,
        List<Model> models,
        List<ApiKey> keys,
        Vendors vendors,
        Map<String, GroupTerms> terms,
        Accounting accounting) {
    /** One with the vendor tables of this release, usual terms, and nobody who pays. */
    public CatalogDocument(List<Channel> channels, Set<String> groups, List<Model> models, List<ApiKey> keys) {
        this(channels, groups, models, keys, Vendors.builtIn(), Map.of(), Accounting.NONE);
    }

    public CatalogDocument {
        channels = List.copyOf(channels);
        groups = Set.copyOf(groups);
        models = List.copyOf(models);
        keys = List.copyOf(keys);
        terms = Map.copyOf(terms);
    }

    /** The same with other models. */
    public CatalogDocument withModels(List<Model> others) {
        return new CatalogDocument(channels, groups, others, keys, vendors, terms, accounting);
    }

    /** The same with other keys. */
    public CatalogDocument withKeys(List<ApiKey> others) {
        return new CatalogDocument(channels, groups, models, others, vendors, terms, accounting);
    }

    public Snapshot snapshot(long revision, Instant appliedAt) {
        return Snapshot.of(revision, appliedAt, channels, groups, models, keys)
                .with(vendors)
                .withTerms(terms)
                .with(accounting);
    }
}
