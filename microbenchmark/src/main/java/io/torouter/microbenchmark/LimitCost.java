package io.torouter.microbenchmark;

import io.torouter.gateway.limits.Decision;
import io.torouter.gateway.limits.LimitDesk;
import io.torouter.gateway.limits.Reservation;
import io.torouter.limits.Limits;
import io.torouter.limits.LocalBook;
import io.torouter.limits.PastUse;

import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What the limits of its key cost a request, from the question to the settlement, in one process: with room for leases,
 * with limits so tight that each request asks the book, and where nothing is left. Time goes on by a millisecond with
 * each request.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class LimitCost {
    private static final int TICK = 100;

    /** Which limits the key has. */
    public enum Kind {
        ROOM(new Limits(Long.MAX_VALUE >> 14, 1_000_000, 0, 0, 10_000_000, 0, 0)),
        TIGHT(new Limits(0, 0, 0, 100, 100_000_000, 0, 0)),
        FULL(new Limits(0, 1, 0, 0, 0, 0, 0));

        private final Limits limits;

        Kind(Limits limits) {
            this.limits = limits;
        }
    }

    @Param private Kind kind = Kind.ROOM;

    private final AtomicLong millis = new AtomicLong(1_000_000);
    private final LimitDesk desk =
            new LimitDesk(
                    new LimitDesk.Parts(
                            new LocalBook(PastUse.NONE, millis::get), "edge", Runnable::run, millis::get, false));
    private @Nullable Reservation admitted;

    /** For a request. */
    @Benchmark
    public @Nullable Reservation request() {
        admitted = null;
        if (millis.incrementAndGet() % TICK == 0) {
            desk.tick();
        }
        desk.of("key", kind.limits).reserve(500, 1_000, this::decided);
        if (admitted != null) {
            admitted.settle(700, 200, 900);
        }
        return admitted;
    }

    private void decided(Decision decision) {
        admitted = decision instanceof Decision.Admitted(var reservation, _) ? reservation : null;
    }
}
