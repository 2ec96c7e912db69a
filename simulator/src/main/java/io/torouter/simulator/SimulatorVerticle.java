package io.torouter.simulator;

import io.torouter.settings.SimulatorSettings;
import io.torouter.simulator.server.Journal;
import io.torouter.simulator.server.Observed;
import io.torouter.simulator.server.SimulatorServer;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServerOptions;

/** Runs the simulator's server on its event loop; deploy one instance. */
public final class SimulatorVerticle extends VerticleBase {
    /** Directives in a Gemini path, and long model ids, make long request lines. */
    private static final int MAX_INITIAL_LINE = 16 * 1024;

    private static final int MAX_HEADERS = 64 * 1024;

    private final SimulatorSettings settings;
    private final Journal journal = new Journal();

    private volatile int port;

    public SimulatorVerticle(SimulatorSettings settings) {
        this.settings = settings;
    }

    @Override
    public Future<?> start() {
        var options =
                new HttpServerOptions()
                        .setHost("127.0.0.1")
                        .setPort(0)
                        .setMaxInitialLineLength(MAX_INITIAL_LINE)
                        .setMaxHeaderSize(MAX_HEADERS);
        var server = new SimulatorServer(vertx, settings, journal);
        return vertx.createHttpServer(options)
                .requestHandler(server::handle)
                .listen()
                .onSuccess(listening -> port = listening.actualPort());
    }

    /** The port it listens on; 0 until it does. */
    public int port() {
        return port;
    }

    /** What it saw so far; may be called from any thread. */
    public Observed observed() {
        return journal.observed();
    }
}
