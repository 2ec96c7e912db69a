package io.torouter.catalog.admin;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
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
    private static final int USUAL = 100;
    private static final int MOST = 1000;

    String path() {
        return AdminDesk.ROOT + '/' + section;
    }

    Reply list(Ask ask) throws Refused, SQLException {
        int limit = ask.parameters().whole("limit", USUAL, MOST);
        var after = Cursor.read(ask.parameters().text("cursor"));
        var origin = ask.parameters().text(Item.ORIGIN);
        var wanted = wanted(ask.parameters());
        ask.parameters().refuseOthers();
        var found = new ArrayList<Item>();
        for (var source : sources) {
            if (origin.isEmpty() || source.has(origin)) {
                found.addAll(page(source, after, wanted, limit + 1));
            }
        }
        found.sort(Comparator.comparing(Item::id));
        return page(found, limit);
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

    private static List<Item> page(Source source, String after, Predicate<Item> wanted, int most) throws SQLException {
        var page = new ArrayList<Item>();
        var from = after;
        int read = MOST;
        while (page.size() < most && read == MOST) {
            var some = source.after(from, MOST);
            read = some.size();
            some.stream().filter(wanted).forEach(page::add);
            from = some.isEmpty() ? from : some.getLast().id();
        }
        return page;
    }

    private Reply page(List<Item> found, int limit) {
        var json = JsonNodeFactory.instance.objectNode();
        var data = json.putArray("data");
        var shown = found.subList(0, Math.min(limit, found.size()));
        addition.accept(shown);
        shown.forEach(item -> data.add(item.json()));
        return Reply.of(
                found.size() > limit
                        ? json.put("next", Cursor.write(found.get(limit - 1).id()))
                        : json.putNull("next"));
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
