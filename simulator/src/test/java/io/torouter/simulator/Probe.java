package io.torouter.simulator;

import io.torouter.settings.SimulatorSettings;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A simulator and a client of it, for one test or, as an extension, for a class of tests. */
final class Probe implements AutoCloseable, AfterAllCallback {
    private static final int PATIENCE_SECONDS = 10;

    final Vertx vertx = Vertx.vertx();
    final Simulator simulator;
    private final WebClient client = WebClient.create(vertx);

    Probe() {
        this(
                new SimulatorSettings(
                        1,
                        SimulatorSettings.DEFAULT.firstTokenDelay(),
                        SimulatorSettings.DEFAULT.tokenDelay(),
                        0,
                        SimulatorSettings.DEFAULT.fault()));
    }

    Probe(SimulatorSettings settings) {
        simulator = await(Simulator.start(vertx, settings));
    }

    HttpResponse<Buffer> post(String path, String json) {
        return await(postLater(path, json, Map.of()));
    }

    HttpResponse<Buffer> post(String path, String json, Map<String, String> headers) {
        return await(postLater(path, json, headers));
    }

    Future<HttpResponse<Buffer>> postLater(String path, String json, Map<String, String> headers) {
        var request =
                client.post(simulator.port(), "127.0.0.1", path)
                        .putHeader("content-type", "application/json")
                        .putHeader("anthropic-version", "2023-06-01");
        headers.forEach(request::putHeader);
        return request.sendBuffer(Buffer.buffer(json));
    }

    HttpResponse<Buffer> send(HttpMethod method, String path, Map<String, String> headers, Buffer body) {
        var request = client.request(method, simulator.port(), "127.0.0.1", path);
        headers.forEach(request::putHeader);
        return await(request.sendBuffer(body));
    }

    HttpResponse<Buffer> get(String path) {
        return send(HttpMethod.GET, path, Map.of(), Buffer.buffer());
    }

    /** The payloads of the events of a stream, comments left out. */
    static List<String> data(String stream) {
        return Arrays.stream(stream.split("\r?\n\r?\n", -1))
                .flatMap(event -> Arrays.stream(event.split("\r?\n", -1)))
                .filter(line -> line.startsWith("data: "))
                .map(line -> line.substring("data: ".length()))
                .toList();
    }

    /** The payloads that are JSON, which is all but {@code [DONE]}. */
    static List<JsonObject> events(String stream) {
        return data(stream).stream().filter(data -> data.startsWith("{")).map(JsonObject::new).toList();
    }

    static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** Waits until that becomes true. */
    static void until(BooleanSupplier condition) {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("did not come true in time");
            }
            Thread.onSpinWait();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        close();
    }

    @Override
    public void close() {
        client.close();
        await(vertx.close());
    }
}
