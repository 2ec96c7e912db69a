package io.torouter.catalog.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.catalog.config.Kind;
import io.torouter.snapshot.Account;
import io.torouter.snapshot.ApiKey;
import io.torouter.snapshot.Channel;
import io.torouter.snapshot.Group;
import io.torouter.snapshot.Model;
import io.torouter.snapshot.ModelCard;
import io.torouter.snapshot.Snapshot;

import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** The kinds of objects, each with what of it is where. */
record Shelves(AdminParts parts) {
    private static final String DEFAULT_GROUP = "default";

    List<Shelf> all() {
        return List.of(channels(), groups(), models(), prices(), keys(), accounts());
    }

    private <T> InForce<T> inForce(
            Kind kind, Function<Snapshot, Stream<T>> all, Function<T, String> id, InForce.View<T> view) {
        return new InForce<>(kind, parts.view(), parts.origins(), all, id, view);
    }

    private Shelf shelf(InForce<?> inForce, Map<String, BiPredicate<ObjectNode, String>> filters) {
        var database = parts.database();
        var sources = database == null ? List.<Source>of(inForce) : List.of(inForce, stored(inForce.kind(), database));
        return new Shelf(inForce.kind().section(), inForce.kind().id(), sources, filters, addition(inForce.kind()));
    }

    private static Source stored(Kind kind, AdminDatabase database) {
        return kind == Kind.KEY ? new DatabaseKeys(database.keys()) : new DatabaseObjects(kind, database.objects());
    }

    private Consumer<List<Item>> addition(Kind kind) {
        var database = parts.database();
        return kind == Kind.KEY && database != null ? new LastUse(database.ledger())::addTo : Shelves::nothing;
    }

    private static void nothing(List<Item> items) {}

    /** Of models that have one, whether of the operator or of the list that the gateway brings. */
    private Shelf prices() {
        var known = new KnownPrices(parts.view(), parts.origins());
        return new Shelf("prices", "price", List.of(known), Map.of(), Shelves::nothing);
    }

    private Shelf channels() {
        return shelf(
                inForce(
                        Kind.CHANNEL,
                        snapshot -> snapshot.channels().values().stream(),
                        Channel::id,
                        ChannelView::json),
                Map.of("type", text("type"), "group", Shelves::isInGroup, "model", Shelves::names));
    }

    private Shelf groups() {
        return shelf(
                inForce(Kind.GROUP, snapshot -> snapshot.groups().values().stream(), Group::id, GroupView::json),
                Map.of());
    }

    private Shelf models() {
        return shelf(
                inForce(Kind.MODEL, Shelves::models, Model::id, ModelView::json),
                Map.of(
                        "channel", (model, id) -> ModelView.channels(id(model), parts.view().get()).contains(id),
                        "group", (model, id) -> ModelView.groups(id(model), parts.view().get()).contains(id)));
    }

    private static String id(ObjectNode json) {
        return json.path("id").asText();
    }

    private Shelf keys() {
        return shelf(
                inForce(
                        Kind.KEY,
                        snapshot -> snapshot.keys().values().stream(),
                        ApiKey::id,
                        (key, _) -> KeyView.json(key)),
                Map.of(
                        "name", text("name"),
                        "group", text("group"),
                        "account", text("account"),
                        "enabled", flag("enabled")));
    }

    private Shelf accounts() {
        return shelf(
                inForce(
                        Kind.ACCOUNT,
                        snapshot -> snapshot.accounting().accounts().values().stream(),
                        Account::id,
                        (account, _) -> AccountView.json(account)),
                Map.of("active", flag("active")));
    }

    /** Those that something is known of, and those that channels name; what only a pattern covers has no end. */
    private static Stream<Model> models(Snapshot snapshot) {
        var served =
                snapshot.channels().values().stream()
                        .flatMap(channel -> channel.models().keySet().stream())
                        .filter(id -> !id.endsWith("*") && !snapshot.models().containsKey(id))
                        .distinct()
                        .map(id -> new Model(id, 0, 0, null, ModelCard.BLANK));
        return Stream.concat(snapshot.models().values().stream(), served);
    }

    private static BiPredicate<ObjectNode, String> text(String name) {
        return (json, wanted) -> json.path(name).asText().equals(wanted);
    }

    /** True where an object does not say. */
    private static BiPredicate<ObjectNode, String> flag(String name) {
        return (json, wanted) -> Boolean.toString(json.path(name).asBoolean(true)).equals(wanted);
    }

    private static boolean isInGroup(ObjectNode channel, String group) {
        return channel.has("groups") ? has(channel.path("groups"), group) : group.equals(DEFAULT_GROUP);
    }

    private static boolean names(ObjectNode channel, String model) {
        return has(channel.path("models"), model);
    }

    /** Texts, and objects with an id. */
    private static boolean has(JsonNode list, String id) {
        for (var each : list) {
            if (each.asText().equals(id) || each.path("id").asText().equals(id)) {
                return true;
            }
        }
        return false;
    }
}
