package io.torouter.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

class LocalBookTest {
    private static final Amounts ONE = new Amounts(1, 0, 0, 0);
    private static final Limits HUNDRED = new Limits(0, 100, 0, 0, 0, 0, 0);
    private final AtomicLong now = new AtomicLong(1_000_000);
    private Amounts used = Amounts.NONE;

    private static Claim ask(String holder, long sequence, Amounts kept) {
        return new Claim(holder, sequence, HUNDRED, Amounts.NONE, kept, List.of(ONE), Amounts.NONE);
    }

    @Test
    void manyThreadsTogetherGetWhatThereIs() throws Exception {
        var book = new LocalBook(PastUse.NONE, now::get);
        var given = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 500; i++) {
                var holder = "h" + i;
                threads.execute(() ->
                        count(book.claim("key", ask(holder, 1, Amounts.NONE)).toCompletableFuture().join(), given));
            }
        }

        assertThat(given).hasValue(100);
    }

    private static void count(Grant grant, AtomicInteger given) {
        if (grant.answers().getFirst() instanceof Grant.Given) {
            given.incrementAndGet();
        }
    }

    @Test
    void thePastIsAskedOnceForASubject() {
        var asked = new AtomicInteger();
        PastUse past =
                (_, _) -> {
                    asked.incrementAndGet();
                    return CompletableFuture.completedFuture(new Past(0, List.of(new Past.Use(now.get(), 100, 0))));
                };
        var book = new LocalBook(past, now::get);

        var first = book.claim("key", ask("a", 1, Amounts.NONE)).toCompletableFuture().join();
        book.claim("key", ask("a", 2, Amounts.NONE)).toCompletableFuture().join();

        assertThat(first.answers()).hasOnlyElementsOfType(Grant.Refused.class);
        assertThat(asked).hasValue(1);
    }

    @Test
    void aPastThatCannotBeReadFailsTheClaimAndIsAskedAgain() {
        var tries = new AtomicInteger();
        PastUse past =
                (_, _) ->
                        tries.incrementAndGet() == 1
                                ? CompletableFuture.failedFuture(new IllegalStateException("gone"))
                                : CompletableFuture.completedFuture(Past.NOTHING);
        var book = new LocalBook(past, now::get);

        var failed = book.claim("key", ask("a", 1, Amounts.NONE)).toCompletableFuture();

        assertThatThrownBy(failed::join).hasRootCauseMessage("gone");
        assertThat(book.claim("key", ask("a", 1, Amounts.NONE)).toCompletableFuture().join().answers())
                .containsExactly(new Grant.Given(ONE));
    }

    /** In the first half nobody knows the past, of which the ledger knows 90 afterwards. */
    @Test
    void aSubjectWithAnUnknownPastIsCountedAndOwesIt() {
        var known = new AtomicReference<>(Past.UNKNOWN);
        var asked = new ArrayList<Long>();
        PastUse past =
                (_, before) -> {
                    asked.add(before);
                    return CompletableFuture.completedFuture(known.get());
                };
        var book = new LocalBook(past, now::get);
        assertThat(given(book, 1)).isEqualTo(5);
        assertThat(given(book, 2)).isEqualTo(5);

        known.set(new Past(0, List.of(new Past.Use(now.get() - Past.WAITED_MILLIS, 83, 0))));

        assertThat(given(book, 3)).isEqualTo(5);
        assertThat(given(book, 4)).isEqualTo(2);
        assertThat(given(book, 5)).isZero();
        long since = now.get() - Past.WAITED_MILLIS;
        assertThat(asked).containsExactly(PastUse.EVER, since, since);
        now.addAndGet(Limit.REQUESTS.spanMillis() - Past.WAITED_MILLIS);
        assertThat(given(book, 6)).isEqualTo(5);
    }

    /** Of five that ask, each of which is counted as used by the claim after it. */
    private long given(LocalBook book, long sequence) {
        var five = Collections.nCopies(5, ONE);
        var claim = new Claim("a", sequence, HUNDRED, used, Amounts.NONE, five, Amounts.NONE);
        var grant = book.claim("key", claim).toCompletableFuture().join();
        long given = grant.answers().stream().filter(Grant.Given.class::isInstance).count();
        used = ONE.times(given);
        return given;
    }

    @Test
    void forgetsSubjectsOfWhichNothingIsLeft() {
        var book = new LocalBook(PastUse.NONE, now::get);
        book.claim("key", ask("a", 1, Amounts.NONE));
        book.sweep();
        assertThat(book.size()).isEqualTo(1);

        now.addAndGet(LimitState.LEASE_MILLIS);
        book.sweep();

        assertThat(book.size()).isZero();
    }
}
