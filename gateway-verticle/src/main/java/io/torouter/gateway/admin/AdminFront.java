package io.torouter.gateway.admin;

import io.torouter.admin.bus.AdminCall;
import io.torouter.bus.Address;
import io.torouter.bus.Heartbeat;
import io.torouter.gateway.http.BodyBudget;
import io.torouter.gateway.http.BodyCollector;
import io.torouter.gateway.stream.Completion;
import io.torouter.gateway.stream.Exchange;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes a call of the admin API through its steps: may it come in, what is its body, which node answers it. Confined to
 * one event loop.
 */
public final class AdminFront {
    private static final String PATH = "/admin";
    private static final long MAX_BODY_BYTES = 1 << 20;

    /** There is one token, so all that is known of who calls is that they have it. */
    private static final String ACTOR = "admin";

    private static final List<String> FORWARDED = List.of("accept", "content-type", "if-match", "if-none-match");

    private final Guard guard;
    private final AdminNodes nodes;
    private final BodyBudget budget;
    private final Completion completion;

    private AdminFront(AdminNode node, AdminNodes nodes, Completion completion) {
        this.guard = new Guard(node.token(), node.tries());
        this.nodes = nodes;
        this.budget = node.budget();
        this.completion = completion;
    }

    /** One for the event loop this is called on, which listens for the nodes that answer. */
    public static AdminFront on(Vertx vertx, AdminNode node, Completion completion) {
        var nodes = new AdminNodes(vertx, node.id().id(), node.here(), System::nanoTime);
        vertx.eventBus().<Heartbeat>consumer(Address.HEARTBEAT, beat -> nodes.heard(beat.body()));
        vertx.eventBus().<String>localConsumer(Address.NODE_LOST, lost -> nodes.lost(lost.body()));
        return new AdminFront(node, nodes, completion);
    }

    /** Answers a request if it is for the admin API, and says whether it is. */
    public boolean takes(Exchange exchange) {
        boolean isFor = isFor(String.valueOf(exchange.request().path()));
        if (isFor) {
            exchange.leadsToAdmin(PATH);
            answer(exchange);
        }
        return isFor;
    }

    private static boolean isFor(String path) {
        return path.startsWith(PATH) && (path.length() == PATH.length() || path.charAt(PATH.length()) == '/');
    }

    private void answer(Exchange exchange) {
        var request = exchange.request();
        var client = exchange.client();
        var answer = new PiecedAnswer(exchange, completion, nodes);
        var refusal = guard.refuses(request, client);
        if (refusal != null) {
            answer.refuse(refusal.problem(), refusal.retryAfterSeconds());
            return;
        }
        exchange.knownAs(ACTOR);
        var body = new CallBody(answer, bytes -> call(request, client, bytes));
        var collector = new BodyCollector(budget, MAX_BODY_BYTES, request, body);
        body.releasedBy(collector::release);
        collector.collectAsDeclared();
    }

    private static AdminCall call(HttpServerRequest request, String client, Buffer body) {
        return new AdminCall(
                request.method().name(),
                String.valueOf(request.path()),
                request.query() == null ? "" : request.query(),
                headers(request),
                body,
                ACTOR,
                client,
                "");
    }

    private static Map<String, String> headers(HttpServerRequest request) {
        var headers = new HashMap<String, String>();
        for (var name : FORWARDED) {
            var value = request.getHeader(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        return headers;
    }
}
