package io.torouter.it.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;

/** The program as its user meets it: arguments, messages, exit codes, signals. */
@Timeout(90)
final class ProgramTest {
    private static final Duration SHORT = Duration.ofSeconds(15);
    private static final Pattern KEY = Pattern.compile("sk-\\S+");

    private final List<NodeProcess> started = new ArrayList<>();
    private Path directory;

    @BeforeEach
    void makeDirectory(TestInfo test) throws IOException {
        var name = test.getDisplayName().replaceAll("\\W+", "-");
        directory = Path.of("target", "processes", "program", name).toAbsolutePath();
        if (Files.exists(directory)) {
            Files.walkFileTree(directory, new Deletion());
        }
        Files.createDirectories(directory);
    }

    @AfterEach
    void stopAll() {
        started.forEach(NodeProcess::close);
    }

    private static final class Deletion extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }
    }

    private NodeProcess run(Map<String, String> environment, String... arguments) throws IOException {
        var process = NodeProcess.start(directory, "run" + started.size(), environment, arguments);
        started.add(process);
        return process;
    }

    private NodeProcess run(String... arguments) throws IOException {
        return run(Map.of(), arguments);
    }

    /** A configuration with free ports and whatever else; the option that names it. */
    private String config(String more) throws IOException {
        var file = directory.resolve("torouter.yaml");
        Files.writeString(
                file,
                """
                server: { host: 127.0.0.1, port: 0 }
                management: { host: 127.0.0.1, port: 0 }
                """
                        + more);
        return "--config=" + file;
    }

    @Test
    void helpNamesEveryOption() throws Exception {
        var program = run("--help");

        assertThat(program.exitCode(SHORT)).isZero();
        assertThat(program.out()).contains("--config", "--port", "--roles", "validate", "keys", "usage");
        assertThat(program.err()).isEmpty();
    }

    @Test
    void versionIsOneLine() throws Exception {
        var program = run("--version");

        assertThat(program.exitCode(SHORT)).isZero();
        assertThat(program.out()).startsWith("torouter ").hasLineCount(1);
    }

    @ParameterizedTest(name = "refuses {0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    --nope          | unknown option '--nope'; see --help
                    --roles=baker   | unknown role 'baker'; known: gateway, router, catalog
                    --port=65536    | --port takes a number from 0 to 65535, not '65536'
                    --config        | --config needs a value
                    --config=no.yml | no.yml: no such file
                    validat         | unknown command 'validat': did you mean 'validate'?
                    """)
    void refusesInOneLine(String argument, String message) throws Exception {
        assertRefused(run(argument), "torouter: " + message);
    }

    private static void assertRefused(NodeProcess program, String message) throws Exception {
        assertThat(program.exitCode(SHORT)).isEqualTo(2);
        assertThat(program.err()).isEqualTo(message + "\n");
        assertThat(program.out()).isEmpty();
    }

    @Test
    void aWrongFileIsRefusedWithItsLineAndColumn() throws Exception {
        var file = Files.writeString(directory.resolve("wrong.yaml"), "server:\n  port: eighty\n");

        assertRefused(
                run("--config", file.toString()),
                "torouter: " + file + ":2:9: server.port: expected a port from 0 to 65535, got 'eighty'");
    }

    @Test
    void aPortInUseIsNamedWithItsSetting() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = Integer.toString(taken.getLocalPort());
            assertRefused(
                    run(config(""), "--port", port),
                    "torouter: cannot start: server cannot listen on 127.0.0.1:" + port + ": Address already in use");
        }
    }

    @Test
    void aManagementPortInUseIsNamedWithItsSetting() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var address = "127.0.0.1:" + taken.getLocalPort();
            var file = directory.resolve("taken.yaml");
            Files.writeString(
                    file,
                    "server: { host: 127.0.0.1, port: 0 }\nmanagement: { host: 127.0.0.1, port: "
                            + taken.getLocalPort()
                            + " }\n");
            assertRefused(
                    run("--config", file.toString()),
                    "torouter: cannot start: management cannot listen on " + address + ": Address already in use");
        }
    }

    @Test
    void theLineOfTheBannerWorks() throws Exception {
        var node = run(config("")).awaitStarted();
        var line = node.out().substring(node.out().indexOf("  curl "));

        var curl = new ProcessBuilder("sh", "-c", line).redirectError(ProcessBuilder.Redirect.DISCARD).start();

        assertThat(new String(curl.getInputStream().readAllBytes(), UTF_8)).endsWith("data: [DONE]\n\n");
        assertThat(curl.waitFor()).isZero();
    }

    @Test
    void theFirstKeyIsShownOnceAndWorksLater() throws Exception {
        var first = run(config("")).awaitStarted();
        var key = KEY.matcher(first.out()).results().findFirst().orElseThrow().group();
        first.signal("TERM");
        first.exitCode(SHORT);

        var second = run(config("")).awaitStarted();

        assertThat(second.out()).doesNotContain(key).contains("first-run-key");
        assertThat(models(second, key)).contains("simulator");
    }

    private static String models(NodeProcess node, String key) throws Exception {
        var authorization = "authorization: Bearer " + key + "\r\n";
        try (var answer = HttpAnswer.to(node.port(), "GET /v1/models", authorization, new byte[0])) {
            return answer.text();
        }
    }

    @Test
    void keysInTheEnvironmentBecomeChannels() throws Exception {
        var environment = Map.of("OPENAI_API_KEY", "sk-openai", "ANTHROPIC_API_KEY", "sk-ant");

        var banner = run(environment, config("")).awaitStarted().out();

        assertThat(banner).contains("2 channels: anthropic, openai").contains("OPENAI_API_KEY", "ANTHROPIC_API_KEY");
        assertThat(banner).doesNotContain("sk-openai", "sk-ant");
    }

    @Test
    void aNodeToldToStopFinishesWhatItBegan() throws Exception {
        try (var upstream = new ScriptedUpstream()) {
            var release = new CountDownLatch(1);
            upstream.plays(finishesAt(release));
            var node = run(config(served(upstream))).awaitStarted();
            var stream = Ask.CHAT.send(node);
            stream.text(Ask.CHAT.beginning().length());

            node.signal("TERM");

            Await.until("readiness is red", SHORT, () -> !node.isReady());
            assertThat(node.status("/health/live")).isEqualTo(200);
            release.countDown();
            assertThat(stream.text()).isEqualTo(Ask.CHAT.ending());
            assertThat(stream.isWhole()).isTrue();
            assertThat(node.exitCode(SHORT)).isZero();
        }
    }

    private static ScriptedUpstream.Script finishesAt(CountDownLatch release) {
        return call -> {
            call.startEvents();
            call.chunk(Ask.CHAT.beginning());
            release.await();
            call.chunk(Ask.CHAT.ending());
            call.endEvents();
        };
    }

    private static String served(ScriptedUpstream upstream) {
        return """
        channels:
          - { id: chat, type: openai-compatible, base_url: "http://127.0.0.1:%d/v1", models: [chat] }
        keys:
          - { name: tests, key: %s }
        """
                .formatted(upstream.port(), Site.KEY);
    }

    @Test
    void anEdgeWithoutAnyRouterIsNotReady() throws Exception {
        var node = run(config(""), "--roles", "gateway").awaitStarted();

        assertThat(node.isReady()).isFalse();
        assertThat(node.status("/health/startup")).isEqualTo(200);
    }

    /** As the launcher starts it: with an archive of the classes, made at the end of an earlier run. */
    @Test
    void itAnswersSoonAfterItsStart() throws Exception {
        var jar = Path.of("..", "cluster-config", "target", "lib", "torouter.jar").toAbsolutePath();
        assumeTrue(Files.exists(jar), "the program is packaged");
        var config =
                config(
                        "channels: [{ id: simulator, type: simulator, models: [chat] }]\n"
                                + "keys: [{ name: tests, key: "
                                + Site.KEY
                                + " }]\n");
        firstAnswer(packaged(jar, config));
        started.getLast().signal("TERM");
        started.getLast().exitCode(Duration.ofSeconds(40));

        var time = firstAnswer(packaged(jar, config));

        System.out.printf(
                "warm start to the first answer: %d ms; resident: %d MB%n",
                time.toMillis(), started.getLast().residentKilobytes() >> 10);
        assertThat(time).isLessThan(Duration.ofSeconds(10));
    }

    private List<String> packaged(Path jar, String config) {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var options = List.of("-XX:+UseG1GC", "-Xmx512m", "-XX:+AutoCreateSharedArchive", "-Xshare:auto");
        var command = new ArrayList<>(List.of(java));
        command.addAll(options);
        command.add("-XX:SharedArchiveFile=" + directory.resolve("torouter.jsa"));
        command.addAll(List.of("--sun-misc-unsafe-memory-access=allow", "-jar", jar.toString(), config));
        return command;
    }

    private Duration firstAnswer(List<String> command) throws Exception {
        long start = System.nanoTime();
        var node = NodeProcess.start(directory, "run" + started.size(), Map.of(), command);
        started.add(node);
        try (var answer = Ask.CHAT.send(node)) {
            assertThat(answer.status()).isEqualTo(200);
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
