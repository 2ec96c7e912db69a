package io.torouter.limits;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whatever holders do, nothing is given twice and nothing gets lost. */
class LeasesPropertyTest {
    private static final Limits LIMITS = new Limits(10_000, 300, 5_000, 8, 0, 350, 0);

    record Act(String holder, long later, int needs, Amounts need, int ended, Amounts truth) {}

    /** What a holder knows of itself. */
    private static final class Holder {
        private final List<Amounts> underWay = new ArrayList<>();
        private long sequence;

        Amounts kept() {
            return underWay.stream().reduce(Amounts.NONE, Amounts::plus);
        }
    }

    private LimitState state = LimitState.NEW;
    private final Map<String, Holder> holders = new HashMap<>();
    private Amounts given = Amounts.NONE;
    private Amounts returned = Amounts.NONE;

    @Provide
    Arbitrary<List<Act>> acts() {
        var holder = Arbitraries.of("a", "b", "c");
        var later = Arbitraries.longs().between(0, 2_000);
        var count = Arbitraries.integers().between(0, 4);
        var amounts =
                Combinators.combine(Arbitraries.longs().between(1, 300), Arbitraries.longs().between(1, 900))
                        .as((tokens, nanos) -> new Amounts(1, tokens, nanos, 1));
        return Combinators.combine(holder, later, count, amounts, count, amounts).as(Act::new).list().ofMaxSize(120);
    }

    @Property(tries = 300)
    void whatWasGivenIsUsedOrHeldOrFreeAgain(@ForAll("acts") List<Act> acts) {
        long now = 1_000_000;
        state = LimitState.NEW;
        holders.clear();
        given = Amounts.NONE;
        returned = Amounts.NONE;
        for (var act : acts) {
            now += act.later();
            perform(act, now);
            assertThat(given).isEqualTo(returned.plus(heldByHolders()));
            assertThat(state.leased()).isEqualTo(heldByHolders());
        }
    }

    private Amounts heldByHolders() {
        return holders.values().stream().map(Holder::kept).reduce(Amounts.NONE, Amounts::plus);
    }

    /** Ends some, settles them by the truth, and asks for more; nobody is silent long enough to lose a lease. */
    private void perform(Act act, long now) {
        for (var name : List.of("a", "b", "c")) {
            var holder = holders.computeIfAbsent(name, _ -> new Holder());
            boolean acts = name.equals(act.holder());
            var used = acts ? end(holder, act) : Amounts.NONE;
            var needs = acts ? Collections.nCopies(act.needs(), act.need()) : List.<Amounts>of();
            claim(name, new Claim(name, ++holder.sequence, LIMITS, used, holder.kept(), needs, Amounts.NONE), now);
        }
    }

    private Amounts end(Holder holder, Act act) {
        var used = Amounts.NONE;
        for (int i = 0; i < act.ended() && !holder.underWay.isEmpty(); i++) {
            returned = returned.plus(holder.underWay.removeFirst());
            used = used.plus(new Amounts(1, act.truth().tokens(), act.truth().nanos(), 0));
        }
        return used;
    }

    private void claim(String name, Claim claim, long now) {
        var before = state.at(now).used(claim.used(), LIMITS);
        var step = state.claim(claim, now);
        state = step.state();
        for (var answer : step.grant().answers()) {
            if (answer instanceof Grant.Given(var amounts)) {
                holders.get(name).underWay.add(amounts);
                given = given.plus(amounts);
                for (var limit : Limit.values()) {
                    assertNotOver(limit, before);
                }
            }
        }
    }

    /** Truth may exceed what was estimated; what is given may not exceed what is free. */
    private void assertNotOver(Limit limit, LimitState before) {
        long most = limit.of(LIMITS);
        if (most > 0) {
            assertThat(before.used(limit) + limit.of(heldByHolders())).as(limit.name()).isLessThanOrEqualTo(most);
        }
    }

    @Property(tries = 100)
    void aRequestWindowIsNeverExceededAndMetToOnePercent(@ForAll("acts") List<Act> acts) {
        var limits = new Limits(0, 100, 0, 0, 0, 0, 0);
        var one = new Amounts(1, 0, 0, 0);
        var granted = new ArrayList<Long>();
        var current = LimitState.NEW;
        long now = 0;
        long sequence = 0;
        for (var act : acts) {
            now += act.later() * 4;
            for (int i = 0; i < act.needs() * 10; i++) {
                var ask = new Claim("a", ++sequence, limits, Amounts.NONE, Amounts.NONE, List.of(one), Amounts.NONE);
                var step = current.claim(ask, now);
                boolean given = step.grant().answers().getFirst() instanceof Grant.Given;
                var told = new Claim("a", ++sequence, limits, one, Amounts.NONE, List.of(), Amounts.NONE);
                current = given ? step.state().claim(told, now).state() : step.state();
                long edge = now - Limit.REQUESTS.spanMillis();
                long before = granted.stream().filter(moment -> moment > edge).count();
                assertThat(given).isEqualTo(before < 100);
                if (given) {
                    granted.add(now);
                }
            }
        }
    }
}
