package io.torouter.catalog.config;

import io.torouter.snapshot.ApiKey;
import io.torouter.snapshot.Channel;
import io.torouter.snapshot.Model;
import io.torouter.snapshot.Snapshot;
import io.torouter.translation.vendor.Vendors;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/** The declared parts of a catalogue, checked: ids are unique and every reference has a target. */
public record CatalogDocument(
        List<Channel> channels, Set<String> groups, List<Model> models, List<ApiKey> keys, Vendors vendors) {
    /** One with the vendor tables of this release. */
    public CatalogDocument(List<Channel> channels, Set<String> groups, List<Model> models, List<ApiKey> keys) {
        this(channels, groups, models, keys, Vendors.builtIn());
    }

    public CatalogDocument {
        channels = List.copyOf(channels);
        groups = Set.copyOf(groups);
        models = List.copyOf(models);
        keys = List.copyOf(keys);
    }

    public Snapshot snapshot(long revision, Instant appliedAt) {
        return Snapshot.of(revision, appliedAt, channels, groups, models, keys).with(vendors);
    }
}
