package io.torouter.router;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** What an upstream does, by the channel it is called through. */
final class Script implements Handler<HttpServerRequest> {
    static final String EVENT = "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"hi\"}}]}\n\n";
    static final String DONE = "data: [DONE]\n\n";
    private final Map<String, Handler<HttpServerRequest>> acts = new ConcurrentHashMap<>();
    private final BlockingQueue<String> calls = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> closed = new LinkedBlockingQueue<>();

    Script channel(String id, Handler<HttpServerRequest> act) {
        acts.put(id, act);
        return this;
    }

    @Override
    public void handle(HttpServerRequest request) {
        var id = request.path().split("/", -1)[2];
        calls.add(id);
        request.connection().closeHandler(_ -> closed.add(id));
        request.exceptionHandler(_ -> {});
        request.response().exceptionHandler(_ -> {});
        acts.get(id).handle(request);
    }

    /** Which channel is called next, within a while. */
    String nextCall() throws InterruptedException {
        return calls.poll(5, TimeUnit.SECONDS);
    }

    boolean wasCalledAgain() {
        return !calls.isEmpty();
    }

    void awaitClosed(String id) throws InterruptedException {
        assertThat(closed.poll(5, TimeUnit.SECONDS)).isEqualTo(id);
    }

    static Handler<HttpServerRequest> answers(int status, String json) {
        return request ->
                request.response().setStatusCode(status).putHeader("content-type", "application/json").end(json);
    }

    static Handler<HttpServerRequest> says(String... chunks) {
        return request -> {
            var response = begin(request);
            for (var chunk : chunks) {
                response.write(chunk);
            }
        };
    }

    static Handler<HttpServerRequest> streams(String... chunks) {
        return request -> {
            says(chunks).handle(request);
            request.response().end();
        };
    }

    static Handler<HttpServerRequest> isSilent() {
        return _ -> {};
    }

    private static HttpServerResponse begin(HttpServerRequest request) {
        return request.response().setChunked(true).putHeader("content-type", "text/event-stream");
    }
}
