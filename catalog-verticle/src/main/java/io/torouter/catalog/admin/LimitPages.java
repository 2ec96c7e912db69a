package io.torouter.catalog.admin;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.catalog.admin.Route.Ask;
import io.torouter.limits.Limit;
import io.torouter.limits.LimitState;
import io.torouter.limits.Limits;
import io.torouter.limits.Meter;
import io.torouter.limits.Subject;
import io.torouter.money.Usd;
import io.torouter.snapshot.ApiKey;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/** How far keys and accounts are with what they may use, as the book of limits knows it. */
record LimitPages(AdminParts parts) {
    private static final String LIMITS = AdminDesk.ROOT + "/limits";

    /** A key whose state was asked for. */
    private record Asked(ApiKey key, Limits limits, CompletionStage<@Nullable LimitState> state) {}

    List<Route> routes() {
        return List.of(
                new Route("GET", LIMITS, this::list),
                new Route("GET", LIMITS + "/{id}", this::one),
                new Route("GET", AdminDesk.ROOT + "/accounts/{id}/balance", this::balance));
    }

    private Reply list(Ask ask) throws Refused {
        var part = ListPart.of(ask.parameters());
        ask.parameters().refuseOthers();
        var keys =
                parts.view().get().keys().values().stream()
                        .filter(key -> key.id().compareTo(part.after()) > 0)
                        .sorted(Comparator.comparing(ApiKey::id))
                        .limit(part.most())
                        .toList();
        return part.reply(keys, ApiKey::id, this::shown);
    }

    /** All are asked for before one is waited for. */
    private Stream<ObjectNode> shown(List<ApiKey> keys) {
        return keys.stream().map(this::asked).toList().stream().map(this::json);
    }

    private Reply one(Ask ask) throws Refused {
        ask.parameters().refuseOthers();
        var found = parts.view().get().keys().values().stream().filter(key -> key.id().equals(ask.id())).findFirst();
        if (found.isEmpty()) {
            throw Refused.notFound("key '" + ask.id() + "'");
        }
        return Reply.of(json(asked(found.get())));
    }

    private Asked asked(ApiKey key) {
        var group = parts.view().get().group(key.group());
        var limits = group == null ? key.limits() : key.limits().or(group.terms().limits());
        return new Asked(key, limits, parts.limits().begun(new Subject.Key(key.id()).text(), limits));
    }

    private ObjectNode json(Asked asked) {
        var json = JsonNodeFactory.instance.objectNode().put("id", asked.key().id()).put("name", asked.key().name());
        var meters = meters(asked.state(), asked.limits());
        if (meters == null) {
            return json.putNull("limits");
        }
        var limits = json.putObject("limits");
        for (var meter : meters) {
            var its = limits.putObject(meter.limit().text());
            put(its, "most", meter.limit(), meter.most());
            put(its, "used", meter.limit(), meter.used());
            put(its, "remaining", meter.limit(), meter.left());
        }
        return json;
    }

    /** Null where the book cannot say. */
    private @Nullable List<Meter> meters(CompletionStage<@Nullable LimitState> asked, Limits limits) {
        try {
            var state = asked.toCompletableFuture().join();
            return state == null ? null : Meter.of(state, limits, parts.clock().millis());
        } catch (CompletionException _) {
            return null;
        }
    }

    private static void put(ObjectNode json, String name, Limit limit, long amount) {
        if (limit == Limit.SPEND) {
            json.put(name, Usd.number(amount));
        } else {
            json.put(name, amount);
        }
    }

    private Reply balance(Ask ask) throws Refused {
        ask.parameters().refuseOthers();
        var account = parts.view().get().accounting().accounts().get(ask.id());
        if (account == null) {
            throw Refused.notFound("account '" + ask.id() + "'");
        }
        var credit = account.creditNanos();
        var spent = credit == null ? null : spent(account.id(), credit);
        var json = JsonNodeFactory.instance.objectNode().put("id", account.id());
        json.put("balance_usd", credit == null ? null : Usd.number(credit));
        json.put("spent_usd", spent == null ? null : Usd.number(spent));
        json.put("remaining_usd", credit == null || spent == null ? null : Usd.number(Math.max(0, credit - spent)));
        return Reply.of(json);
    }

    private @Nullable Long spent(String account, long credit) {
        var limits = Limits.ofCredit(credit);
        var meters = meters(parts.limits().begun(new Subject.Account(account).text(), limits), limits);
        return meters == null ? null : meters.getFirst().used();
    }
}
