package io.torouter.benchmark;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Something that requests are sent to: a gateway in a process of its own, or the mock itself. */
final class Target implements AutoCloseable {
    /** The gateway's launcher may have to build first. */
    private static final Duration START_PATIENCE = Duration.ofMinutes(5);

    private final String name;
    private final int port;
    private final Path folder;
    private final List<String> command;
    private @Nullable Process process;

    /**
     * @param folder where the process runs and its output goes
     * @param command empty for no process: what listens on the port is there already
     */
    Target(String name, int port, Path folder, List<String> command) throws IOException, InterruptedException {
        this.name = name;
        this.port = port;
        this.folder = folder;
        this.command = List.copyOf(command);
        restart();
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Whether a client may speak another dialect than the upstream does. */
    boolean translates() {
        return name.equals(Targets.TOROUTER_NAME);
    }

    private Process launch() throws IOException, InterruptedException {
        var output = folder.resolve("output.log").toFile();
        var builder = new ProcessBuilder(command).directory(folder.toFile());
        var started = builder.redirectErrorStream(true).redirectOutput(output).start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> kill(started)));
        awaitAnswer(started);
        return started;
    }

    private void awaitAnswer(Process started) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + START_PATIENCE.toNanos();
        while (!answers()) {
            if (System.nanoTime() > deadline || !started.isAlive()) {
                throw new IOException(name + " does not answer; it said: " + said());
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    /** What the process wrote so far. */
    private String said() throws IOException {
        return Files.readString(folder.resolve("output.log"));
    }

    /** Fails where the process has ended by itself. */
    void checkAlive() throws IOException {
        if (process != null && !process.isAlive()) {
            throw new IOException(name + " ended with status " + process.exitValue() + "; it said: " + said());
        }
    }

    /** Any status will do. */
    private boolean answers() {
        try {
            var url = URI.create("http://127.0.0.1:" + port + "/v1/models").toURL();
            var connection = (HttpURLConnection) url.openConnection();
            connection.setReadTimeout(1000);
            boolean answered = connection.getResponseCode() > 0;
            connection.disconnect();
            return answered;
        } catch (IOException _) {
            return false;
        }
    }

    /** A new process, so that its memory tells of one scenario only. */
    void restart() throws IOException, InterruptedException {
        if (!command.isEmpty()) {
            close();
            process = launch();
        }
    }

    private static void kill(Process process) {
        try {
            process.destroy();
            if (!process.waitFor(2, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    String name() {
        return name;
    }

    /** User and system time since the start; 0 where there is no process. */
    long cpuMicros() {
        return process == null ? 0 : new ProcessTree(process.toHandle()).cpuMicros();
    }

    /** What of it a JVM compiled itself with; 0 where there is no process, or no JVM. */
    long compilerMicros() {
        return process == null ? 0 : new ProcessTree(process.toHandle()).compilerMicros();
    }

    /** 0 where there is no process. */
    long residentBytes() {
        return process == null ? 0 : new ProcessTree(process.toHandle()).residentBytes();
    }

    InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    @Override
    public void close() {
        if (process != null) {
            kill(process);
        }
    }
}
