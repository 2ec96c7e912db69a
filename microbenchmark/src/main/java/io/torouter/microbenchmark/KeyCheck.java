package io.torouter.microbenchmark;

import io.torouter.gateway.access.Admission;
import io.torouter.gateway.access.Gatekeeper;
import io.torouter.gateway.limits.Decision;
import io.torouter.gateway.limits.LimitDesk;
import io.torouter.gateway.limits.Reservation;
import io.torouter.limits.Limits;
import io.torouter.limits.LocalBook;
import io.torouter.limits.PastUse;
import io.torouter.snapshot.ApiKey;
import io.torouter.snapshot.Cidr;
import io.torouter.snapshot.Group;
import io.torouter.snapshot.KeyHash;
import io.torouter.snapshot.Route;
import io.torouter.snapshot.Snapshot;

import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/**
 * All that its key costs a request: the hash of what the client sent, the key among 100,000, its rules, its limits of
 * every kind, the settlement. Time goes on by a millisecond with each request, so a thousand keys that take turns are
 * the dearest case: each is used once a second, and its lease is told to the book and given back in between.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class KeyCheck {
    private static final int KEYS = 100_000;
    private static final int TICK = 100;
    private static final String MODEL = "gpt-5";
    private static final Limits LIMITS =
            new Limits(Long.MAX_VALUE >> 14, 1_000_000, 1_000_000_000, 100, 10_000_000, 10_000_000, 10_000_000);

    /** How many keys take turns. */
    @Param({"1", "20", "1000"})
    private int inUse = 1;

    private final List<String> secrets =
            IntStream.range(0, KEYS).mapToObj(i -> "sk-%040d".formatted(i * 7_919L)).toList();
    private final Snapshot snapshot = snapshot();
    private final Gatekeeper gatekeeper = new Gatekeeper();
    private final AtomicLong millis = new AtomicLong(1_000_000);
    private final LimitDesk desk =
            new LimitDesk(
                    new LimitDesk.Parts(
                            new LocalBook(PastUse.NONE, millis::get), "edge", Runnable::run, millis::get, false));
    private @Nullable Reservation admitted;
    private int next;

    private Snapshot snapshot() {
        var keys = new HashMap<KeyHash, ApiKey>();
        for (var secret : secrets) {
            var hash = KeyHash.ofKey(secret);
            keys.put(hash, key(secret, hash));
        }
        var group = Group.of("default", List.of(new Route(MODEL, List.of())));
        return new Snapshot(1, Instant.EPOCH, Map.of(), Map.of("default", group), Map.of(), keys);
    }

    private static ApiKey key(String id, KeyHash hash) {
        return new ApiKey(
                id,
                id,
                hash,
                "",
                "default",
                true,
                Set.of(MODEL),
                List.of(Cidr.parse("10.0.0.0/8")),
                List.of(Cidr.parse("10.66.0.0/16")),
                Instant.MAX,
                LIMITS);
    }

    /** For a request that is let in. */
    @Benchmark
    public @Nullable Reservation request() {
        next = (next + 1) % inUse;
        if (millis.incrementAndGet() % TICK == 0) {
            desk.tick();
        }
        var admission = gatekeeper.admit(secrets.get(next), "10.1.2.3", snapshot, Instant.now());
        if (!(admission instanceof Admission.Admitted known) || Gatekeeper.refuses(known, MODEL) != null) {
            throw new IllegalStateException("refused: " + admission);
        }
        admitted = null;
        desk.of(known.key().id(), known.limits()).reserve(500, 1_000, this::decided);
        if (admitted == null) {
            throw new IllegalStateException("no room");
        }
        admitted.settle(700, 200, 900);
        return admitted;
    }

    private void decided(Decision decision) {
        if (decision instanceof Decision.Admitted(var reservation, _)) {
            reservation.begin();
            admitted = reservation;
        }
    }
}
