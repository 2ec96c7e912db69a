package io.torouter.catalog.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.catalog.config.Kind;
import io.torouter.snapshot.Snapshot;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Those of the file, and those that the gateway makes by itself, as far as they are in force. */
record InForce<T>(
        Kind kind,
        Supplier<Snapshot> catalog,
        Origins origins,
        Function<Snapshot, Stream<T>> all,
        Function<T, String> id,
        View<T> view)
        implements Source {

    /** How one is shown. */
    @FunctionalInterface
    interface View<T> {
        ObjectNode json(T item, Snapshot snapshot);
    }

    @Override
    public boolean has(String origin) {
        return !origin.equals(Origins.DATABASE);
    }

    @Override
    public List<Item> after(String after, int most) {
        var snapshot = catalog.get();
        return all.apply(snapshot)
                .filter(item -> id.apply(item).compareTo(after) > 0)
                .filter(this::isHere)
                .sorted(Comparator.comparing(id))
                .limit(most)
                .map(item -> shown(item, snapshot))
                .toList();
    }

    @Override
    public @Nullable Item find(String wanted) {
        var snapshot = catalog.get();
        return all.apply(snapshot)
                .filter(item -> id.apply(item).equals(wanted))
                .filter(this::isHere)
                .findFirst()
                .map(item -> shown(item, snapshot))
                .orElse(null);
    }

    private boolean isHere(T item) {
        return has(origins.of(kind, id.apply(item)));
    }

    private Item shown(T item, Snapshot snapshot) {
        var its = id.apply(item);
        return new Item(its, view.json(item, snapshot).put(Item.ORIGIN, origins.of(kind, its)));
    }
}
