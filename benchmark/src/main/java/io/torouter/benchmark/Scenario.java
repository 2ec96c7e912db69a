package io.torouter.benchmark;

import static io.torouter.benchmark.Figure.ABORTS;
import static io.torouter.benchmark.Figure.ABORTS_SEEN;
import static io.torouter.benchmark.Figure.ABORT_P50_MS;
import static io.torouter.benchmark.Figure.ABORT_P99_MS;
import static io.torouter.benchmark.Figure.COMPILING;
import static io.torouter.benchmark.Figure.CPU_US;
import static io.torouter.benchmark.Figure.HELD_KB_PER_STREAM;
import static io.torouter.benchmark.Figure.LEFT_OPEN;
import static io.torouter.benchmark.Figure.P50_US;
import static io.torouter.benchmark.Figure.P99_US;
import static io.torouter.benchmark.Figure.PER_SECOND;
import static io.torouter.benchmark.Figure.RSS_GROWTH_KB_PER_STREAM;
import static io.torouter.benchmark.Figure.RSS_KB_PER_STREAM;
import static io.torouter.benchmark.Figure.RSS_MB;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What is measured, and which figures tell of it. */
enum Scenario {
    S1(
            "small JSON requests",
            new Play.Whole(),
            Traffic.requests(32, 64),
            4,
            List.of(CPU_US, PER_SECOND, RSS_MB, COMPILING)),
    S2(
            "100 KB prompts",
            new Play.Whole(),
            Traffic.requests(16, 100_000),
            4,
            List.of(CPU_US, PER_SECOND, RSS_MB, COMPILING)),
    S3(
            "streams of 100 events in bursts of 25",
            new Play.Burst(100, 25),
            Traffic.streams(16),
            4,
            List.of(CPU_US, PER_SECOND, RSS_MB, COMPILING)),
    S3B(
            "streams of 100 events, one write each",
            new Play.Burst(100, 1),
            Traffic.streams(16),
            4,
            List.of(CPU_US, PER_SECOND, RSS_MB, COMPILING)),
    T3(
            "S3 for clients of Anthropic's dialect",
            new Play.Burst(100, 25),
            Traffic.streams(16).asAnthropic(),
            4,
            List.of(CPU_US, PER_SECOND, RSS_MB, COMPILING)),
    T3B(
            "S3B for clients of Anthropic's dialect",
            new Play.Burst(100, 1),
            Traffic.streams(16).asAnthropic(),
            4,
            List.of(CPU_US, PER_SECOND, RSS_MB, COMPILING)),
    S4(
            "slow streams, five events a second each",
            new Play.Paced(1_000_000, Duration.ofMillis(200), false),
            Traffic.streams(5000).openedOver(Duration.ofSeconds(5)),
            6,
            List.of(CPU_US, PER_SECOND, RSS_MB, RSS_KB_PER_STREAM)),
    S5(
            "1,000 small requests a second",
            new Play.Whole(),
            Traffic.requests(64, 64).atRate(1000),
            4,
            List.of(P50_US, P99_US, CPU_US)),
    S5B(
            "100 streams of 50 events a second: the way of an event",
            new Play.Paced(1_000_000, Duration.ofMillis(20), true),
            // Each begins 20.2 ms after the one before, so that their events are spread over the interval.
            Traffic.streams(100).openedOver(Duration.ofMillis(2020)),
            4,
            List.of(P50_US, P99_US, CPU_US)),
    S6(
            "clients that leave after five events",
            new Play.Paced(1_000_000, Duration.ofMillis(20), false),
            Traffic.streams(20).openedOver(Duration.ofSeconds(1)).abortingAfter(5),
            4,
            List.of(ABORTS, ABORTS_SEEN, ABORT_P50_MS, ABORT_P99_MS, LEFT_OPEN)),
    S7(
            "50 clients that read 20 KB a second of 12 MB streams",
            new Play.Burst(60_000, 25),
            Traffic.streams(50).openedOver(Duration.ofSeconds(3)).reading(20_480),
            8,
            List.of(HELD_KB_PER_STREAM, RSS_GROWTH_KB_PER_STREAM, RSS_MB));

    private final String title;
    private final Play play;
    private final Traffic traffic;
    private final int seconds;
    private final List<Figure> figures;

    Scenario(String title, Play play, Traffic traffic, int seconds, List<Figure> figures) {
        this.title = title;
        this.play = play;
        this.traffic = traffic;
        this.seconds = seconds;
        this.figures = figures;
    }

    static Optional<Scenario> named(String name) {
        return Arrays.stream(values()).filter(each -> each.name().equalsIgnoreCase(name)).findFirst();
    }

    String title() {
        return title;
    }

    Play play() {
        return play;
    }

    Traffic traffic() {
        return traffic;
    }

    /** How long one run is measured, after its clients have started. */
    Duration duration() {
        return Duration.ofSeconds(seconds);
    }

    List<Figure> figures() {
        return figures;
    }

    /** Work is counted in events where answers are streams. */
    boolean countsEvents() {
        return traffic.stream();
    }

    /** Whether the way without a gateway is measured too, to be taken off. */
    boolean tellsLatency() {
        return figures.contains(P50_US);
    }

    /** Whether memory is compared with that of a process which has done nothing yet; that takes long, so once. */
    boolean needsFreshProcess() {
        return figures.contains(RSS_KB_PER_STREAM);
    }
}
