package io.torouter.catalog.admin;

import io.torouter.catalog.config.Kind;
import io.torouter.snapshot.Account;
import io.torouter.snapshot.ApiKey;
import io.torouter.snapshot.Channel;
import io.torouter.snapshot.Group;
import io.torouter.snapshot.Model;
import io.torouter.snapshot.ModelCard;
import io.torouter.snapshot.Snapshot;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The kinds of objects, each as a list and one by one. */
final class Shelves {
    private Shelves() {}

    static List<Shelf<?>> all(AdminParts parts) {
        return List.of(channels(parts), groups(parts), models(parts), keys(parts), accounts(parts));
    }

    private static Shelf<Channel> channels(AdminParts parts) {
        return new Shelf<>(
                Kind.CHANNEL,
                parts.view(),
                parts.origins(),
                snapshot -> snapshot.channels().values().stream(),
                Channel::id,
                ChannelView::json,
                Map.of(
                        "type", (channel, type, _) -> channel.type().id().equals(type),
                        "group", (channel, group, _) -> channel.groups().contains(group),
                        "model", (channel, model, _) -> channel.models().containsKey(model)));
    }

    private static Shelf<Group> groups(AdminParts parts) {
        return new Shelf<>(
                Kind.GROUP,
                parts.view(),
                parts.origins(),
                snapshot -> snapshot.groups().values().stream(),
                Group::id,
                GroupView::json,
                Map.of());
    }

    private static Shelf<Model> models(AdminParts parts) {
        return new Shelf<>(
                Kind.MODEL,
                parts.view(),
                parts.origins(),
                Shelves::models,
                Model::id,
                ModelView::json,
                Map.of(
                        "channel", (model, id, snapshot) -> ModelView.channels(model, snapshot).contains(id),
                        "group", (model, id, snapshot) -> ModelView.groups(model, snapshot).contains(id)));
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

    private static Shelf<ApiKey> keys(AdminParts parts) {
        return new Shelf<>(
                Kind.KEY,
                parts.view(),
                parts.origins(),
                Shelves::keys,
                ApiKey::id,
                KeyView::json,
                Map.of(
                        "name", (key, name, _) -> key.name().equals(name),
                        "group", (key, group, _) -> key.group().equals(group),
                        "account", (key, account, _) -> key.account().equals(account),
                        "enabled", (key, enabled, _) -> Boolean.toString(key.enabled()).equals(enabled)));
    }

    /** One that was rotated answers to two hashes for a while, and to the former for less long. */
    private static Stream<ApiKey> keys(Snapshot snapshot) {
        return snapshot.keys().values().stream()
                .sorted(Comparator.comparing(ApiKey::expires, Comparator.nullsFirst(Comparator.reverseOrder())));
    }

    private static Shelf<Account> accounts(AdminParts parts) {
        return new Shelf<>(
                Kind.ACCOUNT,
                parts.view(),
                parts.origins(),
                snapshot -> snapshot.accounting().accounts().values().stream(),
                Account::id,
                AccountView::json,
                Map.of("active", (account, active, _) -> Boolean.toString(account.active()).equals(active)));
    }
}
