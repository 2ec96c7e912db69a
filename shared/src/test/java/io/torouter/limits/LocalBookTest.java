package io.torouter.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

class LocalBookTest {
    private static final Amounts ONE = new Amounts(1, 0, 0, 0);
    private static final Limits HUNDRED = new Limits(0, 100, 0, 0, 0, 0, 0);
    private final AtomicLong now = new AtomicLong(1_000_000);

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
                _ -> {
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
                _ ->
                        tries.incrementAndGet() == 1
                                ? CompletableFuture.failedFuture(new IllegalStateException("gone"))
                                : CompletableFuture.completedFuture(Past.NOTHING);
        var book = new LocalBook(past, now::get);

        var failed = book.claim("key", ask("a", 1, Amounts.NONE)).toCompletableFuture();

        assertThatThrownBy(failed::join).hasRootCauseMessage("gone");
        assertThat(book.claim("key", ask("a", 1, Amounts.NONE)).toCompletableFuture().join().answers())
                .containsExactly(new Grant.Given(ONE));
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
