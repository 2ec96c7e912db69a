package io.torouter.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.limits.LimitState;
import io.torouter.limits.Limits;
import io.torouter.limits.LocalBook;
import io.torouter.limits.PastUse;
import io.torouter.limits.Subject;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** Money is neither made nor lost, whatever becomes of the requests of two keys at three edges. */
class BalancePropertyTest {
    private static final long CREDIT = 1_000;
    private static final Limits LIMITS = new Limits(600, 40, 0, 5, 0, 0, 0);
    private static final String ACCOUNT = new Subject.Account("acme").text();

    private final AtomicLong now = new AtomicLong(1_000_000);

    /** What happens next: one of the requests under way ends as it may, and another asks. */
    record Act(int edge, int key, long estimate, long cost, End end, int later) {}

    enum End {
        NONE,
        SETTLED,
        TWICE
    }

    private record Call(Reservation reservation, long estimate) {}

    @Provide
    Arbitrary<List<Act>> acts() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(0, 1),
                        Arbitraries.longs().between(1, 60),
                        Arbitraries.longs().between(0, 60),
                        Arbitraries.of(End.class),
                        Arbitraries.integers().between(0, 3_000))
                .as(Act::new)
                .list()
                .ofMaxSize(80);
    }

    @Property(tries = 300)
    void theCostsOfAllRequestsAreTheChangeOfTheBalance(@ForAll("acts") List<Act> acts) {
        var book = new LocalBook(PastUse.NONE, now::get);
        var desks =
                IntStream.range(0, 3)
                        .mapToObj(
                                i -> new LimitDesk(new LimitDesk.Parts(book, "e" + i, Runnable::run, now::get, false)))
                        .toList();
        var underWay = new ArrayList<Call>();
        long costs = 0;
        long beyondEstimates = 0;
        for (var act : acts) {
            var desk = desks.get(act.edge());
            payers(desk, act.key()).reserve(1, act.estimate(), decision -> keep(decision, act.estimate(), underWay));
            if (act.end() != End.NONE && !underWay.isEmpty()) {
                var call = underWay.removeFirst();
                end(call, act);
                costs += act.cost();
                beyondEstimates += Math.max(0, act.cost() - call.estimate());
            }
            now.addAndGet(act.later());
            desks.forEach(LimitDesk::tick);
            assertThat(state(book).leased().nanos()).isNotNegative();
            assertThat(state(book).leased().nanos() + state(book).spentNanos())
                    .as("nobody holds what others have spent, but for what they spent beyond their estimates")
                    .isLessThanOrEqualTo(CREDIT + beyondEstimates);
        }
        costs += underWay.stream().mapToLong(Call::estimate).sum();
        underWay.forEach(call -> call.reservation().settle(1, 1, call.estimate()));
        desks.forEach(LimitDesk::close);

        if (!acts.isEmpty()) {
            assertThat(state(book).spentNanos()).isEqualTo(costs);
            assertThat(state(book).leased().isNone()).as("all that was reserved is settled or released").isTrue();
        }
    }

    private static Payers payers(LimitDesk desk, int key) {
        return new Payers(desk.of("key" + key, LIMITS), desk.ofAccount("acme", CREDIT));
    }

    private static LimitState state(LocalBook book) {
        var state = book.look(ACCOUNT).toCompletableFuture().join();
        return state == null ? LimitState.NEW : state;
    }

    private static void keep(Decision decision, long estimate, List<Call> underWay) {
        if (decision instanceof Decision.Admitted(var reservation, _)) {
            reservation.begin();
            underWay.add(new Call(reservation, estimate));
        }
    }

    private static void end(Call call, Act act) {
        call.reservation().settle(1, 1, act.cost());
        if (act.end() == End.TWICE) {
            call.reservation().settle(1, 1, act.cost());
        }
    }
}
