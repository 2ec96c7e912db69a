package io.torouter.it;

import io.torouter.catalog.source.ConfigLoader;
import io.torouter.catalog.source.LoadResult;
import io.torouter.node.Node;
import io.torouter.node.NodeConfig;
import io.torouter.node.cli.Role;
import io.torouter.settings.AccessLogSettings;
import io.torouter.settings.AccessLogTarget;
import io.torouter.settings.ManagementSettings;
import io.torouter.settings.Settings;
import io.torouter.settings.SimulatorSettings;
import io.torouter.simulator.Simulator;
import io.torouter.simulator.server.Observed;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A whole node in this JVM on free loopback ports, started from a configuration file as {@code main} does it, and
 * beside it a simulator whose counters a test can read.
 *
 * <p>In the file {@code ${SIMULATOR}} is the simulator's address and {@code ${KEY}} is {@link #KEY}. Whatever the file
 * says of ports, and of an access log that is no file, gives way to what suits a test.
 *
 * <pre>{@code
 * try (var gateway = RunningGateway.start("""
 *         channels:
 *           - { id: sim, type: simulator, base_url: "${SIMULATOR}", models: [simulator] }
 *         keys:
 *           - { name: test, key: "${KEY}" }
 *         """)) {
 *     client.post(gateway.url() + "/v1/chat/completions", gateway.key(), …);
 * }
 * }</pre>
 */
public final class RunningGateway implements AutoCloseable {
    public static final String KEY = "sk-integration-test-key";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Vertx simulatorVertx;
    private final Simulator simulator;
    private final Path directory;
    private final Path file;
    private final Node node;

    private RunningGateway(Vertx simulatorVertx, Simulator simulator, Path directory, Path file, Node node) {
        this.simulatorVertx = simulatorVertx;
        this.simulator = simulator;
        this.directory = directory;
        this.file = file;
        this.node = node;
    }

    /** Starts one from the text of a configuration file. */
    public static RunningGateway start(String yaml) {
        return start(yaml, Map.of());
    }

    /**
     * Starts one from the text of a configuration file.
     *
     * @param environment further variables for the file, such as addresses of the test's own upstreams
     */
    public static RunningGateway start(String yaml, Map<String, String> environment) {
        return start(yaml, environment, Map.of());
    }

    /**
     * Starts one from the text of a configuration file.
     *
     * @param environment further variables for the file, such as addresses of the test's own upstreams
     * @param beside files beside it, such as vendor tables: texts by their paths
     */
    public static RunningGateway start(String yaml, Map<String, String> environment, Map<String, String> beside) {
        var vertx = Vertx.vertx();
        var simulator = await(Simulator.start(vertx, SimulatorSettings.DEFAULT));
        var variables = new HashMap<>(environment);
        variables.put("SIMULATOR", "http://127.0.0.1:" + simulator.port() + "/v1");
        variables.put("KEY", KEY);
        try {
            var directory = Files.createTempDirectory("torouter-it");
            for (var each : beside.entrySet()) {
                var path = directory.resolve(each.getKey());
                Files.createDirectories(path.getParent());
                Files.writeString(path, each.getValue());
            }
            var file = Files.writeString(directory.resolve("torouter.yaml"), yaml);
            var node = node(new ConfigLoader(variables, new SecureRandom()), file, directory);
            var gateway = new RunningGateway(vertx, simulator, directory, file, node);
            await(node.start());
            return gateway;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Node node(ConfigLoader loader, Path file, Path directory) {
        return switch (loader.load(file)) {
            case LoadResult.Refused(var problems) -> throw new AssertionError("refused: " + problems);
            case LoadResult.Loaded loaded ->
                    new Node(
                            new NodeConfig(
                                    loader,
                                    file,
                                    loaded,
                                    forTests(loaded.settings(), directory),
                                    EnumSet.allOf(Role.class)));
        };
    }

    /** What a node keeps goes beside its file, unless the file says where: nodes of other tests keep their own. */
    private static Settings forTests(Settings configured, Path directory) {
        boolean usual = configured.dataDir().equals(Settings.defaults().dataDir());
        return new Settings(
                configured.server().listeningOn("127.0.0.1", 0),
                new ManagementSettings("127.0.0.1", 0),
                new AccessLogSettings(quiet(configured.accessLog().target())),
                configured.cluster(),
                configured.simulator(),
                configured.responses(),
                configured.database(),
                configured.ledger(),
                configured.admin(),
                configured.limits(),
                usual ? directory.resolve("data") : configured.dataDir());
    }

    /** Tests read an access log from a file; their own output stays free of it. */
    private static AccessLogTarget quiet(AccessLogTarget target) {
        return switch (target) {
            case AccessLogTarget.ToFile file -> file;
            case AccessLogTarget.Stdout _, AccessLogTarget.Stderr _, AccessLogTarget.Off _ -> new AccessLogTarget.Off();
        };
    }

    /** Where clients connect, without a path. */
    public String url() {
        return node.url();
    }

    public String key() {
        return KEY;
    }

    public String managementUrl() {
        return node.managementUrl();
    }

    public Node node() {
        return node;
    }

    /** The file the node was started from; it is watched, so a test that writes to it makes an edit. */
    public Path file() {
        return file;
    }

    /** The upstream behind {@code ${SIMULATOR}}. */
    public Simulator simulator() {
        return simulator;
    }

    /** What the upstream behind {@code ${SIMULATOR}} saw so far. */
    public Observed seen() {
        return simulator.observed();
    }

    /** The sum over all series of a metric, 0 where there is none; for one of them read {@link #metrics}. */
    public double metric(String name) {
        return metrics()
                .lines()
                .filter(line -> line.startsWith(name + ' ') || line.startsWith(name + '{'))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** The text of {@code /metrics}. */
    public String metrics() {
        try (var client = HttpClient.newHttpClient()) {
            var request =
                    HttpRequest.newBuilder(URI.create(managementUrl() + "/metrics"))
                            .version(HttpClient.Version.HTTP_1_1)
                            .timeout(PATIENCE)
                            .build();
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Stops the node, which lets answers under way end, and then the simulator. */
    @Override
    public void close() {
        await(node.stop());
        await(simulatorVertx.close());
        try (var left = Files.walk(directory)) {
            for (var each : left.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The result of a future that is completed elsewhere. */
    public static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
