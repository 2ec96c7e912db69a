package io.torouter.limits;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/** A window that forgets some of its moments, beside one that knows them all. */
class UseLogTest {
    private static final long SPAN = 1_000;
    private static final long LIMIT = 400;
    private static final long GRAIN = LIMIT / 200;

    record Use(long later, long amount) {}

    @Provide
    Arbitrary<List<Use>> patterns() {
        var gaps =
                Arbitraries.frequencyOf(
                        Tuple.of(5, Arbitraries.longs().between(0, 3)),
                        Tuple.of(1, Arbitraries.longs().between(0, 2 * SPAN)));
        var amounts = Arbitraries.longs().between(1, 5);
        return Combinators.combine(gaps, amounts).as(Use::new).list().ofMaxSize(600);
    }

    @Property(tries = 300)
    void theTotalIsNeverLessThanTheTruthAndAtMostAGrainMore(@ForAll("patterns") List<Use> pattern) {
        var log = UseLog.EMPTY;
        var all = new ArrayList<long[]>();
        long now = 0;
        for (var use : pattern) {
            now += use.later();
            log = log.since(now - SPAN).plus(now, use.amount(), GRAIN);
            all.add(new long[] {now, use.amount()});

            assertThat(log.total() - exact(all, now)).isBetween(0L, GRAIN);
        }
    }

    private static long exact(List<long[]> all, long now) {
        return all.stream().filter(use -> use[0] > now - SPAN).mapToLong(use -> use[1]).sum();
    }

    @Property(tries = 200)
    void itsSizeIsBoundedByTheLimit(@ForAll("patterns") List<Use> pattern) {
        var log = UseLog.EMPTY;
        long now = 0;
        for (var use : pattern) {
            now += use.later();
            log = log.since(now - SPAN);
            if (log.total() + use.amount() <= LIMIT) {
                log = log.plus(now, use.amount(), GRAIN);
            }
            assertThat(log.size()).isLessThanOrEqualTo(2 * 200 + 1);
        }
    }

    @Test
    void saysWhenEnoughHasLeft() {
        var log = UseLog.EMPTY.plus(10, 5, 1).plus(20, 5, 1).plus(30, 5, 1);

        assertThat(log.momentOf(15)).isEqualTo(Long.MIN_VALUE);
        assertThat(log.momentOf(10)).isEqualTo(10);
        assertThat(log.momentOf(9)).isEqualTo(20);
        assertThat(log.momentOf(0)).isEqualTo(30);
        assertThat(log.latest()).isEqualTo(30);
    }

    @Test
    void hugeAmountsDoNotOverflow() {
        var log = UseLog.EMPTY.plus(1, Long.MAX_VALUE / 4, 1).plus(1, Long.MAX_VALUE / 4, 1).plus(2, Limit.MOST, 1);

        assertThat(log.total()).isEqualTo(Limit.MOST);
    }
}
