package io.torouter.bus;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

class OutboxTest {
    private static final String LOCAL = "r.here.0";
    private static final String REMOTE = "r.there.0";
    private final BlockingQueue<Batch> received = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> unreachable = new LinkedBlockingQueue<>();
    private Vertx vertx;
    private Context context;

    @BeforeEach
    void start() {
        vertx = Vertx.vertx();
        context = vertx.getOrCreateContext();
        vertx.eventBus().registerDefaultCodec(Batch.class, new BatchCodec());
        for (var address : List.of(LOCAL, REMOTE)) {
            vertx.eventBus().<Batch>consumer(address, message -> received.add(message.body()));
        }
    }

    @AfterEach
    void stop() {
        vertx.close().await();
    }

    @Test
    void framesOfOneTurnToOneDestinationAreOneMessageInOrder() throws InterruptedException {
        inOneTurn(outbox -> {
            outbox.send(LOCAL, new Cancel(1));
            outbox.send(LOCAL, new Cancel(2));
            outbox.send(LOCAL, new Cancel(3));
        });

        assertThat(next()).isEqualTo(batch(new Cancel(1), new Cancel(2), new Cancel(3)));
    }

    @Test
    void eachDestinationGetsItsOwn() throws InterruptedException {
        inOneTurn(outbox -> {
            outbox.send(LOCAL, new Cancel(1));
            outbox.send(REMOTE, new Cancel(2));
        });

        assertThat(List.of(next(), next())).containsExactlyInAnyOrder(batch(new Cancel(1)), batch(new Cancel(2)));
    }

    @Test
    void actionsAtTheTurnsEndRunOnceBeforeItsFramesLeave() throws InterruptedException {
        var runs = new ArrayList<String>();
        inOneTurn(outbox -> {
            outbox.atTurnEnd(() -> {
                runs.add("run");
                outbox.send(LOCAL, new Cancel(2));
            });
            outbox.send(LOCAL, new Cancel(1));
        });

        assertThat(next()).isEqualTo(batch(new Cancel(1), new Cancel(2)));
        assertThat(runs).containsExactly("run");
    }

    @Test
    void anActionThatFailsHoldsNobodyElseUp() throws InterruptedException {
        var failures = new LinkedBlockingQueue<Throwable>();
        context.exceptionHandler(failures::add);
        inOneTurn(outbox -> {
            outbox.atTurnEnd(() -> {
                throw new IllegalStateException("broken");
            });
            outbox.atTurnEnd(() -> outbox.send(LOCAL, new Cancel(2)));
            outbox.send(LOCAL, new Cancel(1));
            context.runOnContext(_ -> outbox.send(LOCAL, new Cancel(3)));
        });

        assertThat(next()).isEqualTo(batch(new Cancel(1), new Cancel(2)));
        assertThat(next()).isEqualTo(batch(new Cancel(3)));
        assertThat(failures.poll(5, TimeUnit.SECONDS)).hasMessage("broken");
    }

    @Test
    void anActionMayAskForAnotherTurnsEnd() throws InterruptedException {
        inOneTurn(outbox -> outbox.atTurnEnd(() -> outbox.atTurnEnd(() -> outbox.send(LOCAL, new Cancel(1)))));

        assertThat(next()).isEqualTo(batch(new Cancel(1)));
    }

    @Test
    void messagesToOtherNodesAreCutAt64Kilobytes() throws InterruptedException {
        inOneTurn(outbox -> {
            outbox.send(REMOTE, data(1, 40));
            outbox.send(REMOTE, data(2, 24));
            outbox.send(REMOTE, new Credit(9, 1));
            outbox.send(REMOTE, data(3, 1));
            outbox.send(REMOTE, data(4, 100));
            outbox.send(REMOTE, data(5, 1));
        });

        assertThat(sequences(next())).containsExactly(1, 2);
        assertThat(sequences(next())).containsExactly(3);
        assertThat(sequences(next())).containsExactly(4);
        assertThat(sequences(next())).containsExactly(5);
    }

    @Test
    void messagesInsideTheNodeAreNotCut() throws InterruptedException {
        inOneTurn(outbox -> {
            outbox.send(LOCAL, data(1, 60));
            outbox.send(LOCAL, data(2, 60));
        });

        assertThat(sequences(next())).containsExactly(1, 2);
    }

    @Test
    void saysWhichAddressCouldNotBeWrittenTo() throws InterruptedException {
        inOneTurn(outbox -> outbox.send("r.gone.0", new Cancel(1)));

        assertThat(unreachable.poll(5, TimeUnit.SECONDS)).isEqualTo("r.gone.0");
    }

    /** Whoever hears of it sends the same request elsewhere at once. */
    @Test
    void whoHearsOfAnUnreachableAddressMaySendAtOnce() throws InterruptedException {
        inOneTurn(
                destination -> new Cancel(destination.length()),
                outbox -> {
                    outbox.send("r.gone.0", new Cancel(1));
                    outbox.send("r.lost.0", new Cancel(1));
                });

        assertThat(next().frames()).containsOnly(new Cancel("r.gone.0".length()));
    }

    private void inOneTurn(Consumer<Outbox> action) {
        context.runOnContext(
                _ -> action.accept(new Outbox(vertx, new NodeId("here", 7), "e.here.0", unreachable::add)));
    }

    private void inOneTurn(Function<String, Frame> instead, Consumer<Outbox> action) {
        context.runOnContext(_ -> {
            var outbox = new Outbox[1];
            outbox[0] =
                    new Outbox(
                            vertx,
                            new NodeId("here", 7),
                            "e.here.0",
                            address -> outbox[0].send(LOCAL, instead.apply(address)));
            action.accept(outbox[0]);
        });
    }

    private Batch next() throws InterruptedException {
        var batch = received.poll(5, TimeUnit.SECONDS);
        assertThat(batch).as("a message within five seconds").isNotNull();
        return batch;
    }

    private static Batch batch(Frame... frames) {
        return new Batch("e.here.0", 7, List.of(frames));
    }

    private static Frame data(int sequence, int kilobytes) {
        return new Data(1, sequence, Buffer.buffer(new byte[kilobytes * 1024]));
    }

    private static List<Integer> sequences(Batch batch) {
        return batch.frames().stream().filter(Data.class::isInstance).map(frame -> ((Data) frame).sequence()).toList();
    }
}
