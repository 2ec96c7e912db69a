package io.torouter.it.process;

import io.torouter.node.Main;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The program in a JVM of its own. What it prints goes to files, which stay for whoever looks for a reason. */
final class NodeProcess implements AutoCloseable {
    private static final Pattern API = Pattern.compile("API +http://127\\.0\\.0\\.1:(\\d+)/v1 ");
    private static final Pattern WATCH = Pattern.compile("watch +http://127\\.0\\.0\\.1:(\\d+)/metrics");
    private static final Duration START = Duration.ofSeconds(40);

    private final Process process;
    private final Path out;
    private final Path err;

    private NodeProcess(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    }

    /**
     * Starts the program in {@code directory}, of which {@code name} names its output files.
     *
     * @param environment added to an environment without anything the program reads
     */
    static NodeProcess start(Path directory, String name, Map<String, String> environment, String... arguments)
            throws IOException {
        return start(directory, name, environment, javaCommand(arguments));
    }

    static NodeProcess start(Path directory, String name, Map<String, String> environment, List<String> command)
            throws IOException {
        Files.createDirectories(directory);
        var out = directory.resolve(name + ".out");
        var err = directory.resolve(name + ".err");
        var builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().keySet().removeIf(key -> key.endsWith("_API_KEY") || key.startsWith("TOROUTER_"));
        builder.environment().putAll(environment);
        return new NodeProcess(builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start(), out, err);
    }

    private static List<String> javaCommand(String... arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto"));
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(List.of("-cp", classPath(), Main.class.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** The test's own, absolute, since a child runs in another directory. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .reduce((one, other) -> one + File.pathSeparator + other)
                .orElseThrow();
    }

    /** Where clients connect, once the node has said so. */
    int port() throws Exception {
        return Integer.parseInt(banner(API).group(1));
    }

    int managementPort() throws Exception {
        return Integer.parseInt(banner(WATCH).group(1));
    }

    private Matcher banner(Pattern pattern) throws Exception {
        Await.until(
                "a banner in " + out,
                START,
                () -> {
                    if (!process.isAlive()) {
                        throw new AssertionError("ended with " + process.exitValue() + ": " + err());
                    }
                    return pattern.matcher(out()).find();
                });
        var matcher = pattern.matcher(out());
        matcher.find();
        return matcher;
    }

    NodeProcess awaitStarted() throws Exception {
        managementPort();
        return this;
    }

    boolean isReady() throws Exception {
        return status("/health/ready") == 200;
    }

    int status(String path) throws Exception {
        try (var answer = HttpAnswer.to(managementPort(), "GET " + path, "", new byte[0])) {
            return answer.status();
        }
    }

    String metrics() throws Exception {
        try (var answer = HttpAnswer.to(managementPort(), "GET /metrics", "", new byte[0])) {
            return answer.text();
        }
    }

    void signal(String name) throws Exception {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
    }

    /** As {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** The exit code, of a process that ends by itself within the limit. */
    int exitCode(Duration limit) throws InterruptedException {
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("still running after " + limit + ": " + out() + err());
        }
        return process.exitValue();
    }

    /** Memory of the process in the machine, in KB; 0 where the system does not tell. */
    long residentKilobytes() throws IOException {
        var status = Path.of("/proc", Long.toString(process.pid()), "status");
        try (var lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        }
    }

    String out() {
        return read(out);
    }

    String err() {
        return read(err);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
