package io.torouter.gateway.admin;

import io.torouter.gateway.client.ClientAddresses;
import io.torouter.gateway.http.RequestIds;
import io.torouter.gateway.stream.Completion;
import io.torouter.gateway.stream.Exchange;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;

import java.time.Clock;

/** Serves the admin API on a port that clients do not use. Confined to one event loop. */
public final class AdminListener implements Handler<HttpServerRequest> {
    private final AdminFront front;
    private final ClientAddresses clients;
    private final RequestIds ids = new RequestIds(Clock.systemUTC());

    private AdminListener(AdminFront front, ClientAddresses clients) {
        this.front = front;
        this.clients = clients;
    }

    /** One for the event loop this is called on. */
    public static AdminListener on(Vertx vertx, AdminNode node, Completion completion) {
        return new AdminListener(AdminFront.on(vertx, node, completion), node.clients());
    }

    /** To be given requests below {@code /admin} only. */
    @Override
    public void handle(HttpServerRequest request) {
        front.takes(new Exchange(request, ids.next(), System.nanoTime(), clients));
    }
}
