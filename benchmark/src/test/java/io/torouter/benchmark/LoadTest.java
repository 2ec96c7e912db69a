package io.torouter.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.EventLoopGroup;
import io.vertx.core.Vertx;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** The clients against the mock itself: what is counted must be what was sent. */
class LoadTest {
    private final MockUpstream mock = new MockUpstream();
    private final EventLoopGroup clients = Loops.one();
    private final Aborts aborts = new Aborts();

    @AfterEach
    void stop() {
        mock.close();
        clients.shutdownGracefully();
    }

    @Test
    void countsTheEventsOfEveryStream() {
        var tally = run(new Play.Burst(100, 25), Traffic.streams(2), seen -> seen.requests > 4);
        assertThat(tally.failures).as(tally.firstFailure).isZero();
        assertThat(tally.events).isGreaterThanOrEqualTo(tally.requests * 102);
    }

    @Test
    void timesWholeAnswers() {
        var tally = run(new Play.Whole(), Traffic.requests(2, 100_000), seen -> seen.requests > 4);
        assertThat(tally.failures).as(tally.firstFailure).isZero();
        assertThat(tally.latency.quantile(0.5)).isPositive();
    }

    @Test
    void readsTheTimeInAnEvent() {
        var play = new Play.Paced(1000, Duration.ofMillis(5), true);
        var tally = run(play, Traffic.streams(1), seen -> seen.events > 4);
        assertThat(tally.transit.quantile(0.5)).isBetween(1.0, 1e9);
    }

    @Test
    void pairsEachAbortWithItsStream() {
        var play = new Play.Paced(1000, Duration.ofMillis(5), false);
        run(play, Traffic.streams(2).abortingAfter(2), _ -> aborts.made() > 4);
        await(() -> aborts.seen() == aborts.made() && mock.openStreams().get() == 0);
        assertThat(aborts.delayNanos(0.5)).isPositive();
    }

    @Test
    void theBareProxyPassesOnWhatIsCounted() throws IOException {
        int port = Target.freePort();
        var vertx = Vertx.vertx();
        vertx.deployVerticle(new BareProxy(port, mock.port())).await();
        try {
            var whole = run(port, new Play.Whole(), Traffic.requests(2, 1000), seen -> seen.requests > 4);
            assertThat(whole.failures).as(whole.firstFailure).isZero();
            var streams = run(port, new Play.Burst(100, 25), Traffic.streams(2), seen -> seen.requests > 4);
            assertThat(streams.failures).as(streams.firstFailure).isZero();
        } finally {
            vertx.close().await();
        }
    }

    private Tally run(Play play, Traffic traffic, Predicate<Tally> enough) {
        return run(mock.port(), play, traffic, enough);
    }

    private Tally run(int port, Play play, Traffic traffic, Predicate<Tally> enough) {
        mock.play(play, aborts);
        var target = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        var load = new Load(clients.next(), target, traffic, play.eventsToExpect(), aborts);
        load.start();
        await(() -> Loops.ask(clients.next(), () -> enough.test(load.tally())));
        var tally = load.nextWindow();
        load.stop();
        return tally;
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited too long").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }
}
