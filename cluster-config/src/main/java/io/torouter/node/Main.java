package io.torouter.node;

import io.torouter.catalog.source.ConfigLoader;
import io.torouter.catalog.source.LoadResult;
import io.torouter.catalog.yaml.ConfigProblem;
import io.torouter.cli.Cli;
import io.torouter.cli.command.Surroundings;
import io.torouter.node.cli.Banner;
import io.torouter.node.cli.Command;
import io.torouter.node.cli.CommandLine;
import io.torouter.node.cli.ConfiguredNode;
import io.torouter.settings.Settings;

import org.jspecify.annotations.Nullable;

import java.io.PrintStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * The program. Exit codes: 0 ended as asked, 1 failed while running, 2 the command line, the configuration or the
 * machine does not let it start.
 */
public final class Main {
    private static final int CANNOT_START = 2;

    /** Longer than a drain; what hangs beyond it is not waited for. */
    private static final int STOP_SECONDS = 40;

    private static final String ALLOCATOR = "io.netty.allocator.type";
    private static final String USAGE =
            """
            usage: torouter [run] [--config FILE] [--port PORT] [--roles gateway,router,catalog]
                   torouter validate [--config FILE]
                   torouter keys | channels | accounts | groups | models | usage | doctor | export | import [--help]
                   torouter version | help

              --config FILE   configuration; default torouter.yaml in the working directory, if it is there
              --port PORT     where clients connect; overrides server.port, 0 for any free port
              --roles LIST    parts this node plays; default all

            The third line asks a running node over its admin API; each of these says what it does with --help.
            """;

    private final PrintStream out;
    private final PrintStream err;

    private Main(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    public static void main(String[] arguments) throws InterruptedException {
        preferPooledBuffers();
        int code = new Main(System.out, System.err).run(List.of(arguments));
        if (code >= 0) {
            System.exit(code);
        }
    }

    /**
     * Netty's default allocator of 4.2 makes a fresh, zeroed direct buffer for many reads of this load; the pooled one
     * costs a tenth less CPU per request and per event. Must come before Netty's first class is loaded.
     */
    private static void preferPooledBuffers() {
        if (System.getProperty(ALLOCATOR) == null) {
            System.setProperty(ALLOCATOR, "pooled");
        }
    }

    /** The exit code, or -1 while a node runs on. */
    private int run(List<String> arguments) throws InterruptedException {
        return switch (CommandLine.parse(arguments)) {
            case Command.Help _ -> print(USAGE.stripTrailing());
            case Command.Version _ -> print("torouter " + version());
            case Command.Invalid(var message) -> refuse(message);
            case Command.Validate(var config) -> validate(config);
            case Command.Ask(var ask) ->
                    Cli.run(ask, new Surroundings(out, err, System.getenv(), new ConfiguredNode(loader())));
            case Command.Run run -> start(run);
        };
    }

    static String version() {
        var version = Main.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    private int print(String text) {
        out.println(text);
        return 0;
    }

    private int refuse(String message) {
        err.println("torouter: " + message);
        return CANNOT_START;
    }

    private static ConfigLoader loader() {
        return new ConfigLoader(System.getenv(), new SecureRandom());
    }

    private static @Nullable Path file(@Nullable Path asked) {
        return asked != null ? asked : ConfigLoader.defaultFile(Path.of(""));
    }

    private int validate(@Nullable Path asked) {
        return switch (loader().check(file(asked))) {
            case LoadResult.Refused(var problems) -> refuse(problems);
            case LoadResult.Loaded loaded -> {
                loaded.warnings().forEach(err::println);
                yield print(
                        "valid: "
                                + loaded.catalog().channels().size()
                                + " channels, "
                                + loaded.catalog().keys().size()
                                + " keys");
            }
        };
    }

    private int refuse(List<ConfigProblem> problems) {
        problems.forEach(problem -> err.println("torouter: " + problem));
        return CANNOT_START;
    }

    private int start(Command.Run run) throws InterruptedException {
        var loader = loader();
        var file = file(run.config());
        return switch (loader.load(file)) {
            case LoadResult.Refused(var problems) -> refuse(problems);
            case LoadResult.Loaded loaded ->
                    start(run, new NodeConfig(loader, file, loaded, settings(run, loaded.settings()), run.roles()));
        };
    }

    private static Settings settings(Command.Run run, Settings configured) {
        var server = configured.server();
        return run.port() == null ? configured : configured.withServer(server.listeningOn(server.host(), run.port()));
    }

    private int start(Command.Run run, NodeConfig config) throws InterruptedException {
        config.loaded().warnings().forEach(err::println);
        var node = new Node(config);
        try {
            node.start().toCompletionStage().toCompletableFuture().get();
        } catch (ExecutionException e) {
            return refuse(StartFailure.describe(e.getCause() == null ? e : e.getCause()));
        }
        out.println(
                new Banner(config.loaded(), run.roles(), node.url(), node.managementUrl(), node.admin(), version()));
        stopOnSignal(node);
        return -1;
    }

    /** The process ends with 0 when a signal made it drain; without a halt the JVM would report the signal instead. */
    private static void stopOnSignal(Node node) {
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(() -> {
                            int code = 1;
                            var stopped = new CountDownLatch(1);
                            node.stop().onComplete(_ -> stopped.countDown());
                            try {
                                code = stopped.await(STOP_SECONDS, TimeUnit.SECONDS) ? 0 : 1;
                            } catch (InterruptedException _) {
                                Thread.currentThread().interrupt();
                            }
                            Runtime.getRuntime().halt(code);
                        }));
    }
}
