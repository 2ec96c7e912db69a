package io.torouter.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.error.ErrorCode;
import io.torouter.limits.Amounts;
import io.torouter.limits.Claim;
import io.torouter.limits.Grant;
import io.torouter.limits.LimitBook;
import io.torouter.limits.LimitState;
import io.torouter.limits.Limits;
import io.torouter.limits.LocalBook;
import io.torouter.limits.Past;
import io.torouter.limits.PastUnknown;
import io.torouter.limits.PastUse;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

class LimitDeskTest {
    private static final Limits MANY = new Limits(0, 100_000, 0, 0, 0, 0, 0);
    private static final Limits TWO_AT_ONCE = new Limits(0, 0, 0, 2, 0, 0, 0);
    private static final long DOLLAR = 1_000_000_000;

    private final AtomicLong now = new AtomicLong(1_000_000);
    private final FarBook far = new FarBook(new LocalBook(PastUse.NONE, now::get));
    private final List<Decision> decisions = new ArrayList<>();

    /** Answers when it is told to, or not at all. */
    private static final class FarBook implements LimitBook {
        private final LimitBook book;
        private final Deque<Runnable> answers = new ArrayDeque<>();
        private final List<Claim> claims = new ArrayList<>();

        FarBook(LimitBook book) {
            this.book = book;
        }

        @Override
        public CompletionStage<Grant> claim(String subject, Claim claim) {
            var answer = new CompletableFuture<Grant>();
            claims.add(claim);
            answers.add(() -> book.claim(subject, claim).thenAccept(answer::complete));
            lost = () -> answer.completeExceptionally(new IllegalStateException("no answer"));
            return answer;
        }

        private Runnable lost = () -> {};

        @Override
        public CompletionStage<@Nullable LimitState> look(String subject) {
            return book.look(subject);
        }

        void answer() {
            answers.remove().run();
        }

        void lose() {
            answers.remove();
            lost.run();
        }

        /** It is heard, but what it says does not arrive. */
        void loseAnswer() {
            var failing = lost;
            answers.remove();
            book.claim("key", claims.getLast());
            failing.run();
        }
    }

    private LimitDesk desk(LimitBook book, boolean allows) {
        return new LimitDesk(new LimitDesk.Parts(book, "edge", Runnable::run, now::get, allows));
    }

    private void reserve(LimitDesk desk, Limits limits) {
        desk.of("key", limits).reserve(1, 1, decisions::add);
    }

    private static Reservation reservation(Decision decision) {
        assertThat(decision).isInstanceOf(Decision.Admitted.class);
        return ((Decision.Admitted) decision).reservation();
    }

    @Test
    void oneAnswerOfTheBookServesManyRequests() {
        var desk = desk(far, false);
        reserve(desk, MANY);
        far.answer();

        for (int i = 0; i < 50; i++) {
            reserve(desk, MANY);
        }

        assertThat(decisions).hasSize(51).hasOnlyElementsOfType(Decision.Admitted.class);
        assertThat(far.claims).hasSize(1);
    }

    /** Over as soon as it may begin. */
    private void endsAtOnce(LimitDesk desk, Limits limits) {
        desk.of("key", limits)
                .reserve(
                        1,
                        1,
                        decision -> {
                            decisions.add(decision);
                            if (decision instanceof Decision.Admitted(var reservation, _)) {
                                reservation.settle(1, 1, 1);
                            }
                        });
    }

    @Test
    void whatEndsBeforeOthersHaveHeardTakesNothingFromThem() {
        var desk = desk(far, false);
        var cap = new Limits(3, 0, 0, 0, 0, 0, 0);
        for (int i = 0; i < 4; i++) {
            endsAtOnce(desk, cap);
        }

        far.answer();
        far.answer();

        assertThat(decisions.stream().filter(Decision.Admitted.class::isInstance)).hasSize(3);
        assertThat(far.claims.getLast().used().nanos()).isEqualTo(2);
    }

    @Test
    void thoseWhoWaitAreAskedForTogether() {
        var desk = desk(far, false);
        for (int i = 0; i < 4; i++) {
            reserve(desk, TWO_AT_ONCE);
        }
        far.answer();
        far.answer();

        assertThat(far.claims).extracting(claim -> claim.needs().size()).containsExactly(1, 3);
        assertThat(decisions.subList(0, 2)).hasOnlyElementsOfType(Decision.Admitted.class);
        assertThat(decisions.subList(2, 4)).hasOnlyElementsOfType(Decision.Refused.class);
    }

    @Test
    void aReservationEndsOnce() {
        var desk = desk(far, false);
        reserve(desk, TWO_AT_ONCE);
        far.answer();
        var reservation = reservation(decisions.getFirst());

        reservation.settle(10, 5, 3);
        reservation.settle(10, 5, 3);
        now.addAndGet(2_000);
        desk.tick();

        assertThat(far.claims.getLast().used()).isEqualTo(new Amounts(1, 10, 3, 0));
        assertThat(far.claims.getLast().kept()).isEqualTo(Amounts.NONE);
    }

    @Test
    void useWhoseReportWasNotConfirmedCountsOnce() {
        var local = new LocalBook(PastUse.NONE, now::get);
        var lossy = new FarBook(local);
        var desk = desk(lossy, true);
        var limits = new Limits(100, 0, 0, 0, 0, 0, 0);
        desk.of("key", limits).reserve(1, 1, decisions::add);
        lossy.answer();
        reservation(decisions.getFirst()).settle(0, 0, 60);
        desk.tick();
        lossy.loseAnswer();
        now.addAndGet(1_001);

        desk.tick();
        lossy.answer();

        assertThat(lossy.claims).extracting(Claim::sequence).containsExactly(1L, 2L, 2L);
        desk.of("key", limits).reserve(1, 40, decisions::add);
        lossy.answer();
        assertThat(decisions.getLast()).isInstanceOf(Decision.Admitted.class);
    }

    @Test
    void withoutAnAnswerRequestsGoOnWhereThatIsChosen() {
        var desk = desk(far, true);
        reserve(desk, MANY);
        far.lose();
        reserve(desk, MANY);

        assertThat(decisions).hasSize(2).hasOnlyElementsOfType(Decision.Admitted.class);
        assertThat(far.claims).hasSize(1);
    }

    @Test
    void withoutAnAnswerRequestsAreRefusedWhereThatIsChosen() {
        var desk = desk(far, false);
        reserve(desk, MANY);
        far.lose();
        reserve(desk, MANY);

        assertThat(decisions)
                .hasSize(2)
                .allSatisfy(decision ->
                        assertThat(((Decision.Refused) decision).error().code()).isEqualTo(ErrorCode.NONE_ELIGIBLE));
        now.addAndGet(LimitBook.PATIENCE_MILLIS + 1);
        reserve(desk, MANY);
        far.answer();
        assertThat(decisions.getLast()).isInstanceOf(Decision.Admitted.class);
    }

    @Test
    void aKeyOfUnknownPastIsRefusedAndOthersAreNot() {
        PastUse past =
                (subject, _) ->
                        subject.equals("key")
                                ? CompletableFuture.failedFuture(new PastUnknown("gone"))
                                : CompletableFuture.completedFuture(Past.NOTHING);
        var desk = desk(new LocalBook(past, now::get), false);

        reserve(desk, MANY);
        desk.of("other", MANY).reserve(1, 1, decisions::add);

        assertThat(((Decision.Refused) decisions.getFirst()).error().code()).isEqualTo(ErrorCode.NONE_ELIGIBLE);
        assertThat(decisions.getLast()).isInstanceOf(Decision.Admitted.class);
    }

    @Test
    void whatIsAheadGoesBackWhenNobodyComes() {
        var desk = desk(far, false);
        reserve(desk, MANY);
        far.answer();
        reservation(decisions.getFirst()).settle(0, 0, 0);
        desk.tick();
        far.answer();

        now.addAndGet(1_000);
        desk.tick();

        assertThat(far.claims.getLast().spare()).isEqualTo(Amounts.NONE);
        far.answer();
        now.addAndGet(1_000);
        desk.tick();
        assertThat(far.answers).isEmpty();
    }

    @Test
    void longRequestsKeepWhatTheyHold() {
        var desk = desk(new LocalBook(PastUse.NONE, now::get), false);
        reserve(desk, TWO_AT_ONCE);
        reserve(desk, TWO_AT_ONCE);
        for (long past = 0; past < 3 * LimitState.LEASE_MILLIS; past += 500) {
            now.addAndGet(500);
            desk.tick();
        }

        reserve(desk, TWO_AT_ONCE);

        assertThat(decisions.getLast()).isInstanceOf(Decision.Refused.class);
    }

    /** Each costs what was expected of it, and ends whenever it likes. */
    @Test
    void threeDesksTogetherSpendNoMoreThanTheCap() {
        var book = new LocalBook(PastUse.NONE, now::get);
        var limits = new Limits(DOLLAR, 0, 0, 0, 0, 0, 0);
        var desks =
                IntStream.range(0, 3)
                        .mapToObj(
                                i -> new LimitDesk(new LimitDesk.Parts(book, "e" + i, Runnable::run, now::get, false)))
                        .toList();
        var underWay = new ArrayList<Reservation>();
        long cost = DOLLAR / 200;
        var chance = new Random(1);
        long spent = 0;
        for (int call = 0; call < 500; call++) {
            desks.get(call % 3).of("key", limits).reserve(1, cost, decision -> keep(decision, underWay));
            if (chance.nextBoolean() && !underWay.isEmpty()) {
                underWay.remove(chance.nextInt(underWay.size())).settle(1, 1, cost);
                spent += cost;
            }
            now.addAndGet(chance.nextInt(30));
            desks.forEach(LimitDesk::tick);
        }
        for (var rest : underWay) {
            rest.settle(1, 1, cost);
            spent += cost;
        }

        assertThat(spent).isBetween(DOLLAR * 99 / 100, DOLLAR);
    }

    private static void keep(Decision decision, List<Reservation> underWay) {
        if (decision instanceof Decision.Admitted(var reservation, _)) {
            underWay.add(reservation);
        }
    }
}
