package io.torouter.it.ledger;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;

import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Clients that ask at a steady rate, whatever becomes of their answers. */
final class Load implements AutoCloseable {
    private static final int TICK_MILLIS = 10;
    private static final Buffer BODY =
            Buffer.buffer("{\"model\":\"chat\",\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}]}");

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client;
    private final String key;
    private final long timer;
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private final Set<String> answered = ConcurrentHashMap.newKeySet();

    Load(URI gateway, String key, int perSecond) {
        this.key = key;
        var options = new HttpClientOptions().setDefaultHost(gateway.getHost()).setDefaultPort(gateway.getPort());
        client = vertx.createHttpClient(options, new PoolOptions().setHttp1MaxSize(200));
        timer = vertx.setPeriodic(TICK_MILLIS, _ -> send(perSecond * TICK_MILLIS / 1000));
    }

    private void send(int count) {
        for (int i = 0; i < count; i++) {
            underWay.incrementAndGet();
            client.request(HttpMethod.POST, "/v1/chat/completions")
                    .compose(this::ask)
                    .onFailure(_ -> failed.incrementAndGet())
                    .onComplete(_ -> underWay.decrementAndGet());
        }
    }

    private Future<?> ask(HttpClientRequest request) {
        return request.putHeader("authorization", "Bearer " + key)
                .send(BODY)
                .compose(answer -> answer.body().onSuccess(_ -> count(answer)));
    }

    private void count(HttpClientResponse answer) {
        if (answer.statusCode() == 200) {
            answered.add(answer.getHeader("x-request-id"));
        } else {
            failed.incrementAndGet();
        }
    }

    void stop() {
        vertx.cancelTimer(timer);
    }

    boolean isIdle() {
        return underWay.get() == 0;
    }

    int failed() {
        return failed.get();
    }

    /** Ids of the requests that were answered well. */
    Set<String> answered() {
        return answered;
    }

    @Override
    public void close() {
        vertx.close().await();
    }
}
