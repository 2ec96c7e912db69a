package io.torouter.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The program: starts the mock and the gateways, takes each scenario through all of them in turn, several times, and
 * prints what it found. Ends by itself. Exit codes: 1 a gateway did not start or did not live, 2 the command line is
 * not understood.
 */
public final class Main {
    /** Unmeasured, until the JVMs have compiled what is used all the time. */
    private static final List<Scenario> WARM_UP =
            List.of(Scenario.S1, Scenario.S3B, Scenario.S2, Scenario.T3B, Scenario.S1, Scenario.S3B);

    private static final int LONGEST_SETTLING = 12;

    /** The part of the work before that counts as no less. */
    private static final double SETTLED = 0.95;

    private final Plan plan;
    private final PrintStream out;
    private final MockUpstream mock;
    private final EventLoop loop;

    private Main(Plan plan, PrintStream out, MockUpstream mock, EventLoop loop) {
        this.plan = plan;
        this.out = out;
        this.mock = mock;
        this.loop = loop;
    }

    public static void main(String[] arguments) throws InterruptedException {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try {
            run(Plan.of(List.of(arguments)), out);
        } catch (IOException e) {
            out.println("benchmark: " + e.getMessage());
            System.exit(1);
        } catch (IllegalArgumentException e) {
            out.println("benchmark: " + e.getMessage() + "\n\n" + Plan.USAGE.stripTrailing());
            Stream.of(Scenario.values()).forEach(each -> out.printf("  %-4s  %s%n", each, each.title()));
            System.exit(2);
        }
    }

    private static void run(Plan plan, PrintStream out) throws IOException, InterruptedException {
        var folder = Files.createTempDirectory("torouter-benchmark");
        EventLoopGroup clients = Loops.one();
        try (var mock = new MockUpstream()) {
            new Main(plan, out, mock, clients.next()).run(folder);
        } finally {
            clients.shutdownGracefully();
            delete(folder);
        }
    }

    private void run(Path folder) throws IOException, InterruptedException {
        try (var direct = Targets.direct(folder, mock.port());
                var nginx = Targets.nginx(folder, mock.port());
                var vertx = Targets.vertx(folder, mock.port());
                var torouter = Targets.torouter(folder, mock.port(), plan.root().toAbsolutePath())) {
            var latencies = List.of(direct, nginx, vertx, torouter);
            var costs = List.of(nginx, torouter);
            var reports = new ArrayList<Report>();
            warm(nginx, List.of(Scenario.S1));
            if (plan.scenarios().stream().anyMatch(Scenario::tellsLatency)) {
                warm(vertx, List.of(Scenario.S1, Scenario.S3B));
            }
            warm(torouter, WARM_UP);
            for (var scenario : plan.scenarios()) {
                var report = new Report(scenario, samples(scenario, scenario.tellsLatency() ? latencies : costs));
                if (scenario.needsFreshProcess()) {
                    warm(torouter, WARM_UP);
                }
                out.print(report.table());
                reports.add(report);
            }
            write(reports);
        }
    }

    private List<Sample> samples(Scenario scenario, List<Target> targets) throws IOException, InterruptedException {
        var samples = new ArrayList<Sample>();
        int rounds = scenario.needsFreshProcess() ? 1 : plan.rounds();
        for (int round = 1; round <= rounds; round++) {
            // Who comes second finds a warmer machine, so the order changes.
            for (var target : round % 2 == 0 ? targets.reversed() : targets) {
                if (scenario.needsFreshProcess()) {
                    target.restart();
                    warm(target, List.of(Scenario.S1, Scenario.S3B));
                } else if (round == 1) {
                    settle(target, scenario);
                }
                samples.add(new Run(loop, mock, target, scenario, plan.traffic(scenario)).measure(round));
            }
        }
        return samples;
    }

    /** Unmeasured, until the work for a unit falls no more: a JVM compiles what the scenario uses first. */
    private void settle(Target target, Scenario scenario) throws IOException, InterruptedException {
        double before = Double.MAX_VALUE;
        for (int run = 0; run < LONGEST_SETTLING; run++) {
            var figures = new Run(loop, mock, target, scenario, plan.traffic(scenario)).measure(0).figures();
            double cost = figures.getOrDefault(Figure.CPU_US, 0.0);
            if (cost >= SETTLED * before && figures.getOrDefault(Figure.COMPILING, 0.0) <= Run.COMPILED) {
                return;
            }
            before = cost;
        }
    }

    private void warm(Target target, List<Scenario> scenarios) throws IOException, InterruptedException {
        for (var scenario : scenarios) {
            new Run(loop, mock, target, scenario, scenario.traffic()).measure(0);
        }
    }

    private void write(List<Report> reports) throws IOException {
        var file = plan.json();
        if (file != null) {
            var machine =
                    Map.of(
                            "cores",
                            Runtime.getRuntime().availableProcessors(),
                            "kernel",
                            System.getProperty("os.version"),
                            "java",
                            Runtime.version().toString());
            var all = Map.of("machine", machine, "scenarios", reports.stream().map(Report::values).toList());
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(file.toFile(), all);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(Main::remove);
        }
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
