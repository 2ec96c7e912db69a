package io.torouter.simulator;

import io.torouter.settings.SimulatorSettings;
import io.torouter.simulator.server.Observed;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

import java.net.URI;

/**
 * A running simulator: an upstream on a free port of 127.0.0.1 that answers without a model.
 *
 * <p>All methods may be called from any thread.
 */
public final class Simulator {
    private final Vertx vertx;
    private final SimulatorVerticle verticle;
    private final String deploymentId;

    private Simulator(Vertx vertx, SimulatorVerticle verticle, String deploymentId) {
        this.vertx = vertx;
        this.verticle = verticle;
        this.deploymentId = deploymentId;
    }

    /** Deploys a simulator; the future ends when it listens. */
    public static Future<Simulator> start(Vertx vertx, SimulatorSettings settings) {
        var verticle = new SimulatorVerticle(settings);
        return vertx.deployVerticle(verticle).map(id -> new Simulator(vertx, verticle, id));
    }

    public int port() {
        return verticle.port();
    }

    /** The base URL for OpenAI and Anthropic channels; every path below it is found below {@code /v1beta} too. */
    public URI baseUrl() {
        return URI.create("http://127.0.0.1:" + port() + "/v1");
    }

    /** The base URL for Gemini channels. */
    public URI geminiBaseUrl() {
        return URI.create("http://127.0.0.1:" + port() + "/v1beta");
    }

    public Observed observed() {
        return verticle.observed();
    }

    /** Stops listening and closes all connections. */
    public Future<Void> close() {
        return vertx.undeploy(deploymentId);
    }
}
