package io.torouter.catalog.admin;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.admin.Problem;
import io.torouter.catalog.admin.Route.Ask;
import io.torouter.catalog.config.Kind;
import io.torouter.probe.CheckResult;
import io.torouter.probe.bus.ProbeAddress;
import io.torouter.probe.bus.ProbeAnswer;
import io.torouter.probe.bus.ProbeQuestion;
import io.torouter.snapshot.Channel;
import io.vertx.core.CompositeFuture;
import io.vertx.core.Future;
import io.vertx.core.eventbus.ReplyException;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.util.List;

/** What can be done with a channel beside editing it. */
record ChannelRoutes(AdminParts parts, Routers routers) {
    List<Route> all() {
        return List.of(
                Route.waiting("POST", AdminDesk.ROOT + "/channels/{id}/test", this::test),
                Route.waiting("POST", AdminDesk.ROOT + "/channels/{id}/clear", this::clear));
    }

    private Future<Reply> test(Ask ask) throws Refused, SQLException {
        ask.parameters().refuseOthers();
        var wanted = ProbeOrder.of(ask);
        var snapshot = parts.view().get();
        var channel = snapshot.channels().get(ask.id());
        if (channel == null) {
            throw notInForce(ask.id());
        }
        var model = ProbedModel.of(channel, snapshot, wanted.model());
        var node = node(wanted.node());
        var question = new ProbeQuestion(channel.id(), model, wanted.checks(), wanted.timeoutMillis());
        return routers.test(node, question)
                .compose(answer -> tested(channel.id(), answer))
                .map(answer -> Reply.of(json(channel, model, answer).put("node", node)))
                .recover(cause -> Future.failedFuture(failed(channel.id(), cause)));
    }

    /** What passes its test is fit for use. */
    private Future<ProbeAnswer> tested(String channel, ProbeAnswer answer) {
        return isFine(answer) ? clearEverywhere(channel).map(answer) : Future.succeededFuture(answer);
    }

    private static boolean isFine(ProbeAnswer answer) {
        return answer.results().stream().allMatch(CheckResult::ok);
    }

    private Future<Reply> clear(Ask ask) throws Refused, SQLException {
        ask.parameters().refuseOthers();
        if (!parts.view().get().channels().containsKey(ask.id())) {
            throw notInForce(ask.id());
        }
        return clearEverywhere(ask.id()).map(cleared -> Reply.of(json(ask.id(), cleared)));
    }

    /**
     * @param ended null where the node did not answer
     */
    private record Cleared(String node, @Nullable Integer ended) {}

    private Future<List<Cleared>> clearEverywhere(String channel) {
        return Future.all(
                        routers.living().stream()
                                .map(node ->
                                        routers.clear(node, channel)
                                                .map(ended -> new Cleared(node, ended))
                                                .otherwise(new Cleared(node, null)))
                                .toList())
                .map(CompositeFuture::list);
    }

    private static ObjectNode json(String channel, List<Cleared> cleared) {
        var json = JsonNodeFactory.instance.objectNode().put("channel", channel);
        var nodes = json.putArray("nodes");
        cleared.forEach(each -> nodes.addObject().put("id", each.node()).put("ended", each.ended()));
        return json;
    }

    /** One of the database may be switched off, or not fit; it is there all the same. */
    private Refused notInForce(String id) throws SQLException {
        var database = parts.database();
        boolean isThere = database != null && new DatabaseObjects(Kind.CHANNEL, database.objects()).find(id) != null;
        return isThere
                ? new Refused(
                        new Problem(
                                409,
                                "not_in_force",
                                "the channel '" + id + "' is not in force, so it cannot be called: is it enabled?"))
                : Refused.notFound("channel '" + id + "'");
    }

    private String node(String wanted) throws Refused {
        var living = routers.living();
        if (!wanted.isEmpty() && !living.contains(wanted)) {
            throw Refused.invalid("node", "there is no node '" + wanted + "' that routes");
        }
        if (living.isEmpty()) {
            throw noRouter();
        }
        return wanted.isEmpty() ? living.getFirst() : wanted;
    }

    private static Refused noRouter() {
        return new Refused(new Problem(503, "no_router", "no node with the role router can be reached"));
    }

    private static ObjectNode json(Channel channel, String model, ProbeAnswer answer) {
        var json = JsonNodeFactory.instance.objectNode().put("channel", channel.id()).put("model", model);
        json.put("upstream_model", answer.upstreamModel());
        json.put("ok", isFine(answer));
        var checks = json.putArray("checks");
        answer.results().forEach(result -> checks.add(json(result)));
        return json;
    }

    private static ObjectNode json(CheckResult result) {
        var timing = result.timing();
        var json = JsonNodeFactory.instance.objectNode().put("check", result.check().id()).put("ok", result.ok());
        json.put("code", result.code()).put("detail", result.detail());
        json.put("said", result.said().isEmpty() ? null : result.said());
        json.put("dialect", timing.dialect().isEmpty() ? null : timing.dialect());
        json.put("status", timing.status() == 0 ? null : Integer.valueOf(timing.status()));
        json.put(
                "first_byte_ms",
                timing.firstByteMillis() == CheckResult.NEVER ? null : Integer.valueOf(timing.firstByteMillis()));
        return json.put("total_ms", timing.totalMillis());
    }

    /** What it means that a router did not answer; a fault of the gateway stays one. */
    private static Throwable failed(String channel, Throwable cause) {
        if (!(cause instanceof ReplyException failure)) {
            return cause;
        }
        return switch (failure.failureType()) {
            case NO_HANDLERS -> noRouter();
            case TIMEOUT ->
                    new Refused(new Problem(504, "timeout", "the node with the role router did not answer in time"));
            case RECIPIENT_FAILURE ->
                    failure.failureCode() == ProbeAddress.UNKNOWN_CHANNEL
                            ? new Refused(
                                    new Problem(
                                            409,
                                            "not_in_force",
                                            "the channel '"
                                                    + channel
                                                    + "' is not in force yet on the node that was to call it"))
                            : failure;
            case ERROR -> failure;
        };
    }
}
