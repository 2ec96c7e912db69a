package io.torouter.catalog.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.catalog.admin.Route.Ask;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The objects of one kind, wherever they are kept.
 *
 * @param section what they are called in paths
 * @param noun what one of them is called
 * @param filters by the names of their parameters; each is asked about an object and what was wanted
 * @param addition what is known of an object besides, and looked up only for those that are answered
 */
record Shelf(
        String section,
        String noun,
        List<Source> sources,
        Map<String, BiPredicate<ObjectNode, String>> filters,
        Consumer<List<Item>> addition) {
    private static final int CHUNK = 1000;

    String path() {
        return AdminDesk.ROOT + '/' + section;
    }

    Reply list(Ask ask) throws Refused, SQLException {
        var part = ListPart.of(ask.parameters());
        var origin = ask.parameters().text(Item.ORIGIN);
        var wanted = wanted(ask.parameters());
        ask.parameters().refuseOthers();
        var found = new ArrayList<Item>();
        for (var source : sources) {
            if (origin.isEmpty() || source.has(origin)) {
                found.addAll(page(source, part, wanted));
            }
        }
        found.sort(Comparator.comparing(Item::id));
        return part.reply(found, Item::id, this::shown);
    }

    private Predicate<Item> wanted(Parameters parameters) {
        Predicate<Item> all = passes(parameters.text(Item.ORIGIN), Shelf::isOrigin);
        for (var filter : filters.entrySet()) {
            all = all.and(passes(parameters.text(filter.getKey()), filter.getValue()));
        }
        return all;
    }

    private static Predicate<Item> passes(String value, BiPredicate<ObjectNode, String> filter) {
        return item -> value.isEmpty() || filter.test(item.json(), value);
    }

    private static boolean isOrigin(ObjectNode json, String origin) {
        return json.path(Item.ORIGIN).asText().equals(origin);
    }

    private static List<Item> page(Source source, ListPart part, Predicate<Item> wanted) throws SQLException {
        var page = new ArrayList<Item>();
        var from = part.after();
        int read = CHUNK;
        while (page.size() < part.most() && read == CHUNK) {
            var some = source.after(from, CHUNK);
            read = some.size();
            some.stream().filter(wanted).forEach(page::add);
            from = some.isEmpty() ? from : some.getLast().id();
        }
        return page;
    }

    private Stream<ObjectNode> shown(List<Item> items) {
        addition.accept(items);
        return items.stream().map(Item::json);
    }

    Reply one(Ask ask) throws Refused, SQLException {
        ask.parameters().refuseOthers();
        for (var source : sources) {
            var found = source.find(ask.id());
            if (found != null) {
                addition.accept(List.of(found));
                return found.reply();
            }
        }
        throw Refused.notFound(noun + " '" + ask.id() + "'");
    }
}
