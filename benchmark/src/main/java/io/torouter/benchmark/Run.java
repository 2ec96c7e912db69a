package io.torouter.benchmark;

import io.netty.channel.EventLoop;

import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One run of one scenario through one target. */
final class Run {
    private static final Duration SETTLE = Duration.ofSeconds(1);

    /** The part of its work that a JVM may still compile itself with. */
    static final double COMPILED = 0.03;

    private static final int MOST_COMPILING_SECONDS = 30;
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(10);
    private static final double KB = 1024;

    private final MockUpstream mock;
    private final Target target;
    private final Scenario scenario;
    private final Traffic traffic;
    private final Aborts aborts = new Aborts();
    private final Load load;
    private final Map<Figure, Double> figures = new EnumMap<>(Figure.class);

    /** What the clocks of the machine say at one moment. */
    private record Reading(
            long nanos,
            long gatewayMicros,
            long compilerMicros,
            long ownMicros,
            long machineMicros,
            long residentBytes) {
        /** The compilers' part of the gateway's work, from 0 to 1. */
        double compilingSince(Reading before) {
            return (double) (compilerMicros - before.compilerMicros)
                    / Math.max(1, gatewayMicros - before.gatewayMicros);
        }
    }

    Run(EventLoop loop, MockUpstream mock, Target target, Scenario scenario, Traffic traffic) {
        this.mock = mock;
        this.target = target;
        this.scenario = scenario;
        this.traffic = traffic;
        int added = target.translates() ? traffic.eventsAddedByTranslation() : 0;
        int events = scenario.play().eventsToExpect() + added;
        this.load = new Load(loop, target.address(), traffic, events, aborts);
    }

    /** Takes as long as the scenario's ramp and duration, a second or two, and what a fresh process compiles. */
    Sample measure(int round) throws IOException, InterruptedException {
        var fresh = read();
        long sentBefore = mock.bytesOut().get();
        mock.play(scenario.play(), aborts);
        load.start();
        sleep(traffic.ramp().plus(SETTLE));
        if (scenario.needsFreshProcess()) {
            sleepWhileCompiling();
        }
        var before = read();
        load.nextWindow();
        sleep(scenario.duration());
        var tally = load.nextWindow();
        var after = read();
        note(
                Figure.HELD_KB_PER_STREAM,
                (mock.bytesOut().get() - sentBefore - load.bytesIn()) / KB / traffic.connections());
        note(Figure.RSS_KB_PER_STREAM, (after.residentBytes - fresh.residentBytes) / KB / traffic.connections());
        work(before, after, tally);
        load.stop();
        target.checkAlive();
        aftermath();
        return new Sample(target.name(), round, figures, tally.firstFailure);
    }

    /** A process that has just started compiles what the scenario uses, while the streams run on. */
    private void sleepWhileCompiling() throws InterruptedException {
        for (int second = 0; second < MOST_COMPILING_SECONDS; second++) {
            var before = read();
            sleep(Duration.ofSeconds(1));
            if (read().compilingSince(before) <= COMPILED) {
                return;
            }
        }
    }

    private Reading read() {
        long own = new ProcessTree(ProcessHandle.current()).cpuMicros();
        return new Reading(
                System.nanoTime(),
                target.cpuMicros(),
                target.compilerMicros(),
                own,
                ProcessTree.machineBusyMicros(),
                target.residentBytes());
    }

    private void work(Reading before, Reading after, Tally tally) {
        double seconds = (after.nanos - before.nanos) / 1e9;
        double gateway = after.gatewayMicros - before.gatewayMicros;
        long units = scenario.countsEvents() ? tally.events : tally.requests;
        note(Figure.CPU_US, gateway / Math.max(1, units));
        note(Figure.COMPILING, after.compilingSince(before));
        note(Figure.PER_SECOND, units / seconds);
        latency(scenario.countsEvents() ? tally.transit : tally.latency);
        note(Figure.RSS_MB, after.residentBytes / KB / KB);
        note(
                Figure.RSS_GROWTH_KB_PER_STREAM,
                (after.residentBytes - before.residentBytes) / KB / traffic.connections());
        note(Figure.FAILURES, (double) tally.failures);
        // The gateways are children of this process: its own tree holds their time too.
        double busy = after.machineMicros - before.machineMicros - (after.ownMicros - before.ownMicros);
        note(Figure.OTHER_CORES, Math.max(0, busy / 1e6 / seconds));
    }

    private void latency(Histogram durations) {
        note(Figure.P50_US, durations.quantile(0.5) / 1000);
        note(Figure.P99_US, durations.quantile(0.99) / 1000);
    }

    /** Waits until the upstream has lost all its callers; what it still has then was left behind by the gateway. */
    private void aftermath() throws InterruptedException {
        long deadline = System.nanoTime() + CLOSE_PATIENCE.toNanos();
        while (mock.openStreams().get() > 0 && System.nanoTime() < deadline) {
            sleep(Duration.ofMillis(20));
        }
        note(Figure.LEFT_OPEN, mock.openStreams().get());
        note(Figure.ABORTS, aborts.made());
        note(Figure.ABORTS_SEEN, aborts.seen());
        note(Figure.ABORT_P50_MS, aborts.delayNanos(0.5) / 1e6);
        note(Figure.ABORT_P99_MS, aborts.delayNanos(0.99) / 1e6);
    }

    private void note(Figure figure, double value) {
        figures.put(figure, value);
    }

    private static void sleep(Duration time) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(time.toNanos());
    }
}
