package io.torouter.gateway.http;

import io.torouter.dialect.BodyKind;
import io.torouter.error.ErrorCode;
import io.torouter.error.GatewayError;
import io.torouter.gateway.access.Admission;
import io.torouter.gateway.access.Gatekeeper;
import io.torouter.gateway.access.PresentedKey;
import io.torouter.gateway.client.ClientAddresses;
import io.torouter.gateway.stream.Answers;
import io.torouter.gateway.stream.Cors;
import io.torouter.gateway.stream.Exchange;
import io.torouter.snapshot.Snapshot;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Takes a request through its steps: what does it call, whose key is it, may it come in, what does its body say, does
 * its key have enough left; then hands it to the streams. Each step that refuses answers in the shape of the called
 * surface. Confined to the edge's event loop.
 */
public final class Front {
    private static final Logger LOG = LoggerFactory.getLogger(Front.class);
    private static final byte[] ROOT = "{\"name\":\"torouter\",\"status\":\"ok\"}".getBytes(StandardCharsets.UTF_8);
    private static final int DRAIN_RETRY_SECONDS = 1;

    private final Supplier<Snapshot> catalog;
    private final LimitStage limits;
    private final OwnKey ownKey;
    private final Answers answers;
    private final Cors cors;
    private final BodyBudget budget;
    private final long maxBodyBytes;
    private final BooleanSupplier draining;
    private final RequestIds ids;
    private final ClientAddresses clients;
    private final Slowdown slowdown;
    private final Predicate<Exchange> admin;
    private final Endpoints endpoints = new Endpoints();
    private final Gatekeeper gatekeeper = new Gatekeeper();
    private final CallReader reader = new CallReader();

    public Front(FrontParts parts) {
        this.catalog = parts.catalog();
        this.limits = new LimitStage(parts.catalog(), parts.limits(), parts.streams(), parts.answers());
        this.ownKey = new OwnKey(parts.limits(), parts.usages(), parts.answers());
        this.answers = parts.answers();
        this.cors = parts.cors();
        this.budget = parts.budget();
        this.maxBodyBytes = parts.maxBodyBytes();
        this.draining = parts.draining();
        this.ids = parts.ids();
        this.clients = parts.clients();
        this.slowdown = new Slowdown(parts.guesses(), parts.answers(), parts.delay());
        this.admin = parts.admin();
    }

    public void handle(HttpServerRequest request) {
        var exchange = new Exchange(request, ids.next(), System.nanoTime(), clients);
        try {
            handle(exchange);
        } catch (RuntimeException fault) {
            answers.crashed(exchange, fault);
        }
    }

    private void handle(Exchange exchange) {
        var request = exchange.request();
        if (request.headers().contains(HttpHeaders.UPGRADE) && isWebSocket(request)) {
            refuse(exchange, ErrorCode.UPGRADE_REQUIRED, "WebSocket is not spoken here; use plain HTTP requests");
            return;
        }
        if (admin.test(exchange)) {
            return;
        }
        if (Cors.isPreflight(request)) {
            preflight(exchange);
            return;
        }
        var hint = ClientHeaders.surface(request.headers());
        var target = endpoints.match(request.method(), pathOf(request), hint);
        exchange.leadsTo(target.surface(), target instanceof Target.Call(var operation, _, _) ? operation : null);
        route(exchange, target);
    }

    private static String pathOf(HttpServerRequest request) {
        var path = request.path();
        return path == null ? "" : path;
    }

    private static boolean isWebSocket(HttpServerRequest request) {
        return "websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE));
    }

    private void preflight(Exchange exchange) {
        cors.preflight(exchange.request(), exchange.request().response());
        answers.empty(exchange, 204);
    }

    private void route(Exchange exchange, Target target) {
        switch (target) {
            case Target.Root _ -> root(exchange);
            case Target.Call call -> call(exchange, call);
            case Target.OwnKey(var form) -> ownKey(exchange, form);
            case Target.Models models -> models(exchange, models);
            case Target.WrongMethod(_, var allowed) -> wrongMethod(exchange, allowed);
            case Target.Unknown _ -> unknown(exchange);
        }
    }

    private void root(Exchange exchange) {
        var method = exchange.request().method();
        if (method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD)) {
            answers.document(exchange, ROOT);
        } else {
            wrongMethod(exchange, "GET, HEAD");
        }
    }

    private void wrongMethod(Exchange exchange, String allowed) {
        exchange.request().response().putHeader(HttpHeaders.ALLOW, allowed);
        refuse(exchange, ErrorCode.METHOD_NOT_ALLOWED, "this path takes " + allowed);
    }

    private void unknown(Exchange exchange) {
        var request = exchange.request();
        refuse(exchange, ErrorCode.NOT_FOUND, "there is no " + request.method() + " " + pathOf(request));
    }

    private void refuse(Exchange exchange, ErrorCode code, String message) {
        answers.refuse(exchange, new GatewayError(code, message));
    }

    private Admission admit(Exchange exchange) {
        return switch (KeyFinder.find(exchange.request(), exchange.surface())) {
            case PresentedKey.Absent(var error) -> new Admission.Refused(error);
            case PresentedKey.Present(var key) -> Gatekeeper.onSurface(exchange.surface(), admit(exchange, key));
        };
    }

    private Admission admit(Exchange exchange, String key) {
        return gatekeeper.admit(key, exchange.client(), catalog.get(), Instant.now());
    }

    private void ownKey(Exchange exchange, Target.OwnKey.Form form) {
        switch (admit(exchange)) {
            case Admission.Refused(var error) -> slowdown.refuse(exchange, error);
            case Admission.Admitted admitted -> ownKey.answer(exchange, admitted, form);
        }
    }

    private void models(Exchange exchange, Target.Models models) {
        switch (admit(exchange)) {
            case Admission.Refused(var error) -> slowdown.refuse(exchange, error);
            case Admission.Admitted admitted -> listModels(exchange, models, admitted);
        }
    }

    private void listModels(Exchange exchange, Target.Models models, Admission.Admitted admitted) {
        exchange.admitted(admitted.key());
        byte[] document = ModelsAnswer.render(models, admitted, catalog.get(), exchange.request());
        if (document == null) {
            refuse(exchange, ErrorCode.MODEL_NOT_FOUND, "the model '" + models.id() + "' does not exist");
        } else {
            answers.document(exchange, document);
        }
    }

    private void call(Exchange exchange, Target.Call call) {
        if (draining.getAsBoolean()) {
            answers.closing(exchange);
            answers.refuse(
                    exchange, new GatewayError(ErrorCode.DRAINING, "this node is shutting down", DRAIN_RETRY_SECONDS));
            return;
        }
        switch (admit(exchange)) {
            case Admission.Refused(var error) -> slowdown.refuse(exchange, error);
            case Admission.Admitted admitted -> admitted(exchange, call, admitted);
        }
    }

    private void admitted(Exchange exchange, Target.Call call, Admission.Admitted admitted) {
        exchange.admitted(admitted.key());
        if (call.operation().body() == BodyKind.NONE) {
            dispatch(exchange, call, admitted, Buffer.buffer(), () -> {});
        } else {
            collect(exchange, call, admitted);
        }
    }

    private void collect(Exchange exchange, Target.Call call, Admission.Admitted admitted) {
        var request = exchange.request();
        var received = new ReceivedBody(this, exchange, call, admitted);
        var collector = new BodyCollector(budget, maxBodyBytes, request, received);
        received.releasedBy(collector::release);
        collector.collectAsDeclared();
    }

    void refuse(Exchange exchange, GatewayError error) {
        answers.refuse(exchange, error);
    }

    void abandoned(Exchange exchange) {
        answers.abandoned(exchange);
    }

    /** The body is whole: reads it and sends the request on its way. */
    void dispatch(Exchange exchange, Target.Call call, Admission.Admitted admitted, Buffer body, Runnable release) {
        switch (read(exchange, call, admitted, body)) {
            case CallReader.Understood(var head, long maxOutput) -> {
                exchange.asksFor(head.model(), head.stream());
                limits.pass(new LimitStage.Ready(exchange, admitted, head, body, maxOutput, release));
            }
            case CallReader.Declined(var error) -> {
                release.run();
                var earlier = limits.refusedAlready(admitted);
                answers.refuse(exchange, earlier == null ? error : earlier);
            }
        }
    }

    private CallReader.Reading read(Exchange exchange, Target.Call call, Admission.Admitted admitted, Buffer body) {
        try {
            return reader.read(exchange, call, admitted, body);
        } catch (RuntimeException fault) {
            LOG.error("the body of request {} could not be read", exchange.id(), fault);
            return new CallReader.Declined(
                    new GatewayError(ErrorCode.INTERNAL, "the gateway failed to read this request"));
        }
    }
}
