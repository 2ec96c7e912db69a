package io.torouter.node.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.ledger.bus.LedgerAddress;
import io.torouter.ledger.bus.PastCodec;
import io.torouter.ledger.bus.PastQuestion;
import io.torouter.ledger.bus.PastQuestionCodec;
import io.torouter.limits.Past;
import io.torouter.limits.PastUnknown;
import io.torouter.limits.PastUse;
import io.torouter.settings.LimitSettings;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

class LedgerPastTest {
    private static final Past KNOWN = new Past(9, List.of(new Past.Use(1, 2, 3)));
    private final List<PastQuestion> asked = new CopyOnWriteArrayList<>();
    private Vertx vertx;

    @BeforeEach
    void start() {
        vertx = Vertx.vertx();
        vertx.eventBus().registerCodec(new PastQuestionCodec()).registerCodec(new PastCodec());
    }

    @AfterEach
    void stop() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private void aLedgerKnows() {
        vertx.eventBus()
                .<PastQuestion>localConsumer(
                        LedgerAddress.PAST,
                        question -> {
                            asked.add(question.body());
                            question.reply(KNOWN, new DeliveryOptions().setCodecName(PastCodec.NAME));
                        });
    }

    private static CompletableFuture<Past> ask(PastUse past) {
        return past.of("key", 7).toCompletableFuture();
    }

    private static Past known(PastUse past) throws Exception {
        return ask(past).get(20, TimeUnit.SECONDS);
    }

    @Test
    void theLedgerKnows() throws Exception {
        aLedgerKnows();

        assertThat(known(new LedgerPast(vertx, new LimitSettings(false)))).isEqualTo(KNOWN);
        assertThat(asked).containsExactly(new PastQuestion("key", 7));
    }

    @Test
    void whileNobodyKnowsItIsUnknownAndAskedAgain() throws Exception {
        var past = new LedgerPast(vertx, new LimitSettings(true));
        assertThat(known(past)).isEqualTo(Past.UNKNOWN);
        aLedgerKnows();
        assertThat(known(past)).isEqualTo(Past.UNKNOWN);
        assertThat(asked).isEmpty();

        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!known(past).known()) {
            assertThat(System.nanoTime()).as("deadline").isLessThan(deadline);
            LockSupport.parkNanos(10_000_000);
        }
    }

    @Test
    void whileNobodyKnowsItIsRefusedWhereThatIsChosen() {
        var past = new LedgerPast(vertx, new LimitSettings(false));

        assertThat(ask(past))
                .failsWithin(20, TimeUnit.SECONDS)
                .withThrowableThat()
                .withCauseInstanceOf(PastUnknown.class);
    }
}
