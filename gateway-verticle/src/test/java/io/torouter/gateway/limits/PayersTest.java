package io.torouter.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.error.ErrorCode;
import io.torouter.limits.LimitState;
import io.torouter.limits.Limits;
import io.torouter.limits.LocalBook;
import io.torouter.limits.PastUse;
import io.torouter.limits.Subject;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

class PayersTest {
    private static final Limits TWO_WINDOWS = new Limits(0, 2, 0, 0, 3, 0, 0);
    private static final Limits ONE_A_MINUTE = new Limits(0, 1, 0, 0, 0, 0, 0);
    private static final String ACCOUNT = new Subject.Account("acme").text();

    private final AtomicLong now = new AtomicLong(1_000_000);
    private final LocalBook book = new LocalBook(PastUse.NONE, now::get);
    private final LimitDesk desk = new LimitDesk(new LimitDesk.Parts(book, "edge", Runnable::run, now::get, false));
    private final List<Decision> decisions = new ArrayList<>();

    private Payers payers(Limits limits, long credit) {
        return new Payers(desk.of("key", limits), desk.ofAccount("acme", credit));
    }

    private Decision ask(Payers payers, long nanos) {
        payers.reserve(1, nanos, decisions::add);
        return decisions.getLast();
    }

    private void pays(Payers payers, long nanos) {
        var decision = ask(payers, nanos);
        assertThat(decision).isInstanceOf(Decision.Admitted.class);
        var reservation = ((Decision.Admitted) decision).reservation();
        reservation.begin();
        reservation.settle(1, 1, nanos);
        desk.tick();
    }

    private static ErrorCode code(Decision decision) {
        return ((Decision.Refused) decision).error().code();
    }

    private LimitState state(String subject) {
        var state = book.look(subject).toCompletableFuture().join();
        assertThat(state).isNotNull();
        return state;
    }

    @Test
    void aRequestIsPaidFromTheBalanceOfItsAccountUntilThatIsSpent() {
        var payers = new Payers(null, desk.ofAccount("acme", 100));
        pays(payers, 60);
        pays(payers, 40);

        assertThat(code(ask(payers, 1))).isEqualTo(ErrorCode.INSUFFICIENT_BALANCE);
        assertThat(payers.refusedAlready()).isEqualTo(decisions.getLast());
    }

    @Test
    void whatIsPaidInIsThereWithTheNextRequest() {
        pays(payers(ONE_A_MINUTE.or(Limits.ofSpend(1_000)), 100), 100);
        now.addAndGet(60_001);
        assertThat(code(ask(payers(ONE_A_MINUTE, 100), 1))).isEqualTo(ErrorCode.INSUFFICIENT_BALANCE);

        assertThat(ask(payers(ONE_A_MINUTE, 101), 1)).isInstanceOf(Decision.Admitted.class);
    }

    @Test
    void nothingIsFreeWhereNothingWasPaid() {
        assertThat(code(ask(new Payers(null, desk.ofAccount("acme", 0)), 0))).isEqualTo(ErrorCode.INSUFFICIENT_BALANCE);
    }

    /** First quota and windows, then the balance, then what is free again soon. */
    @Test
    void whatLastsIsSaidFirst() {
        pays(payers(TWO_WINDOWS, 1_000), 1);
        pays(payers(TWO_WINDOWS, 1_000), 1);
        assertThat(code(ask(payers(TWO_WINDOWS, 1_000), 1))).isEqualTo(ErrorCode.RATE_LIMIT_EXCEEDED);
        assertThat(code(ask(payers(TWO_WINDOWS, 2), 1))).isEqualTo(ErrorCode.INSUFFICIENT_BALANCE);
        now.addAndGet(60_001);
        pays(payers(TWO_WINDOWS, 1_000), 1);

        assertThat(code(ask(payers(TWO_WINDOWS, 2), 1))).isEqualTo(ErrorCode.USAGE_LIMIT_EXCEEDED);
    }

    @Test
    void whatTheAccountCannotPayCountsNowhere() {
        for (int i = 0; i < 5; i++) {
            assertThat(code(ask(payers(TWO_WINDOWS, 0), 1))).isEqualTo(ErrorCode.INSUFFICIENT_BALANCE);
        }
        pays(payers(TWO_WINDOWS, 1_000), 1);
        pays(payers(TWO_WINDOWS, 1_000), 1);
        now.addAndGet(LimitDesk.TICK_MILLIS);
        desk.tick();

        assertThat(state("key").leased().isNone()).isTrue();
        assertThat(state(ACCOUNT).spentNanos()).isEqualTo(2);
    }

    @Test
    void whatTheKeyMayNotHoldsNothingOfTheAccount() {
        pays(payers(ONE_A_MINUTE, 1_000), 1);

        assertThat(code(ask(payers(ONE_A_MINUTE, 1_000), 999))).isEqualTo(ErrorCode.RATE_LIMIT_EXCEEDED);
        desk.tick();

        assertThat(ask(new Payers(null, desk.ofAccount("acme", 1_000)), 999)).isInstanceOf(Decision.Admitted.class);
    }
}
