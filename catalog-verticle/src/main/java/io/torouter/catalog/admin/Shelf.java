package io.torouter.catalog.admin;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.catalog.admin.Route.Ask;
import io.torouter.catalog.config.Kind;
import io.torouter.snapshot.Snapshot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The objects of one kind that are in force.
 *
 * @param all of them; several of one id are one
 * @param filters by the names of their parameters
 */
record Shelf<T>(
        Kind kind,
        Supplier<Snapshot> catalog,
        Origins origins,
        Function<Snapshot, Stream<T>> all,
        Function<T, String> id,
        View<T> view,
        Map<String, Filter<T>> filters) {
    private static final int USUAL = 100;
    private static final int MOST = 1000;
    private static final String ORIGIN = "origin";

    /** How one is shown. */
    @FunctionalInterface
    interface View<T> {
        ObjectNode json(T item, Snapshot snapshot);
    }

    /** Whether one is among those that are wanted. */
    @FunctionalInterface
    interface Filter<T> {
        boolean passes(T item, String wanted, Snapshot snapshot);
    }

    String path() {
        return AdminDesk.ROOT + '/' + kind.section();
    }

    Reply list(Ask ask) throws Refused {
        var snapshot = catalog.get();
        int limit = ask.parameters().whole("limit", USUAL, MOST);
        var after = Cursor.read(ask.parameters().text("cursor"));
        var wanted = wanted(ask.parameters(), snapshot);
        ask.parameters().refuseOthers();
        var found = page(snapshot, after, wanted, limit + 1);
        var json = JsonNodeFactory.instance.objectNode();
        var data = json.putArray("data");
        found.stream().limit(limit).forEach(item -> data.add(json(item, snapshot)));
        return Reply.of(
                found.size() > limit
                        ? json.put("next", Cursor.write(id.apply(found.get(limit - 1))))
                        : json.putNull("next"));
    }

    private Predicate<T> wanted(Parameters parameters, Snapshot snapshot) {
        var origin = parameters.text(ORIGIN);
        Predicate<T> all = item -> origin.isEmpty() || origin.equals(origins.of(kind, id.apply(item)));
        for (var filter : filters.entrySet()) {
            var value = parameters.text(filter.getKey());
            if (!value.isEmpty()) {
                all = all.and(item -> filter.getValue().passes(item, value, snapshot));
            }
        }
        return all;
    }

    private List<T> page(Snapshot snapshot, String after, Predicate<T> wanted, int most) {
        var page = new ArrayList<T>();
        all.apply(snapshot)
                .filter(item -> id.apply(item).compareTo(after) > 0)
                .filter(wanted)
                .sorted(Comparator.comparing(id))
                .limit(2L * most)
                .forEach(item -> {
                    if (page.size() < most && (page.isEmpty() || !id.apply(page.getLast()).equals(id.apply(item)))) {
                        page.add(item);
                    }
                });
        return page;
    }

    Reply one(Ask ask) throws Refused {
        ask.parameters().refuseOthers();
        var snapshot = catalog.get();
        var found = all.apply(snapshot).filter(item -> id.apply(item).equals(ask.id())).findFirst();
        if (found.isEmpty()) {
            throw Refused.notFound(kind.id() + " '" + ask.id() + "'");
        }
        return Reply.of(json(found.get(), snapshot)).tagged();
    }

    private ObjectNode json(T item, Snapshot snapshot) {
        return view.json(item, snapshot).put(ORIGIN, origins.of(kind, id.apply(item)));
    }
}
