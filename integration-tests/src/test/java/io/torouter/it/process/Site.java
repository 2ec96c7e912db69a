package io.torouter.it.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Nodes that are joined on the loopback interface, and the upstream behind them. The first node must live on. */
final class Site implements AutoCloseable {
    static final String KEY = "sk-process-tests";
    static final String HEADERS = "authorization: Bearer " + KEY + "\r\ncontent-type: application/json\r\n";
    private static final Duration MEETING = Duration.ofSeconds(20);

    private final Path directory;
    private final int seedPort = FreePorts.next();
    private final ScriptedUpstream upstream = new ScriptedUpstream();
    private String more = "";
    private final List<NodeProcess> nodes = new CopyOnWriteArrayList<>();

    Site(String name) throws IOException {
        directory = Path.of("target", "processes", name).toAbsolutePath();
    }

    Path directory() throws IOException {
        return Files.createDirectories(directory);
    }

    /** Takes away what nodes of an earlier run remember. */
    void clear() throws IOException {
        if (Files.exists(directory)) {
            try (var old = Files.walk(directory)) {
                for (var each : old.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }

    /** Adds lines to the files of nodes that start from now on. */
    void more(String yaml) {
        more = yaml;
    }

    ScriptedUpstream upstream() {
        return upstream;
    }

    /** The token that a node made for its operators. */
    String adminToken(String name) throws IOException {
        return Files.readString(directory.resolve("data-" + name).resolve("admin-token")).strip();
    }

    NodeProcess seed(String name, String roles) throws IOException {
        return start(name, roles, seedPort);
    }

    NodeProcess join(String name, String roles) throws IOException {
        return start(name, roles, FreePorts.next());
    }

    private NodeProcess start(String name, String roles, int clusterPort) throws IOException {
        Files.createDirectories(directory);
        var file = Files.writeString(directory.resolve(name + ".yaml"), configuration(name, clusterPort));
        var node = NodeProcess.start(directory, name, Map.of(), "--config", file.toString(), "--roles", roles);
        nodes.add(node);
        return node;
    }

    /** The nodes differ in their ports and, but for one channel, in the path by which the upstream tells them apart. */
    private String configuration(String name, int clusterPort) throws IOException {
        return """
        server: { host: 127.0.0.1, port: 0, event_loops: 2 }
        management: { host: 127.0.0.1, port: 0 }
        access_log: { target: stderr }
        data_dir: data-%5$s
        cluster:
          { enabled: true, name: it-%d, host: 127.0.0.1, port: %d, event_bus_port: %d, members: ["127.0.0.1:%d"] }
        channels:
          - { id: chat, type: openai-compatible, base_url: "%4$s", models: [chat] }
          - { id: claude, type: anthropic, base_url: "%4$s", models: [claude] }
          - { id: gemini, type: gemini, base_url: "%4$s", models: [gemini] }
          - { id: shared, type: openai-compatible, base_url: "%6$s", models: [shared] }
        keys:
          - { name: tests, key: %s }
        """
                        .replace("%5$s", name)
                        .replace("%6$s", "http://127.0.0.1:" + upstream.port() + "/all/v1")
                        .replace("%4$s", "http://127.0.0.1:" + upstream.port() + "/" + name + "/v1")
                        .formatted(seedPort, clusterPort, FreePorts.next(), seedPort, KEY)
                + more;
    }

    /** Waits until the edge knows a router. */
    Duration awaitReady(NodeProcess edge) throws Exception {
        return Await.until("ready", MEETING, edge::isReady);
    }

    @Override
    public void close() throws IOException {
        nodes.forEach(NodeProcess::close);
        upstream.close();
    }
}
