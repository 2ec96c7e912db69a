package io.torouter.benchmark;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.PoolOptions;

/**
 * The least that a proxy on Vert.x does: no key, no look at a body, no event bus, no back-pressure. What it adds to the
 * way of a request is the floor of the stack on the machine at hand; the rest of what the gateway adds is its own.
 */
public final class BareProxy extends VerticleBase {
    private static final String LOOPBACK = "127.0.0.1";
    private static final int MOST_CONNECTIONS = 10_000;
    private static final int KEEP_ALIVE_SECONDS = 600;

    private final int port;
    private final int upstream;

    BareProxy(int port, int upstream) {
        this.port = port;
        this.upstream = upstream;
    }

    /** Runs until it is stopped: the port to listen on, and that of the upstream. */
    public static void main(String[] arguments) {
        int port = Integer.parseInt(arguments[0]);
        int upstream = Integer.parseInt(arguments[1]);
        int loops = Runtime.getRuntime().availableProcessors();
        var vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true).setEventLoopPoolSize(loops));
        vertx.deployVerticle(() -> new BareProxy(port, upstream), new DeploymentOptions().setInstances(loops)).await();
    }

    @Override
    public Future<?> start() {
        var options =
                new HttpClientOptions()
                        .setDefaultHost(LOOPBACK)
                        .setDefaultPort(upstream)
                        .setKeepAliveTimeout(KEEP_ALIVE_SECONDS);
        var client = vertx.createHttpClient(options, new PoolOptions().setHttp1MaxSize(MOST_CONNECTIONS));
        return vertx.createHttpServer(new HttpServerOptions().setHost(LOOPBACK).setPort(port))
                .requestHandler(request -> pass(request, client))
                .listen();
    }

    private static void pass(HttpServerRequest request, HttpClient client) {
        request.body()
                .compose(body ->
                        client.request(request.method(), request.uri()).compose(onward -> send(request, body, onward)))
                .onSuccess(answer -> answer(answer, request.response()))
                .onFailure(_ -> request.connection().close());
    }

    private static Future<HttpClientResponse> send(HttpServerRequest request, Buffer body, HttpClientRequest onward) {
        onward.headers().setAll(request.headers()).remove(HttpHeaders.HOST);
        return onward.send(body);
    }

    private static void answer(HttpClientResponse answer, HttpServerResponse response) {
        response.setStatusCode(answer.statusCode()).headers().setAll(answer.headers());
        answer.handler(response::write).endHandler(_ -> response.end());
        answer.exceptionHandler(_ -> response.reset());
        response.closeHandler(_ -> answer.request().reset());
    }
}
