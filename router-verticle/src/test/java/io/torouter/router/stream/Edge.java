package io.torouter.router.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.bus.Batch;
import io.torouter.bus.BatchCodec;
import io.torouter.bus.Frame;
import io.torouter.bus.NodeId;
import io.torouter.bus.Outbox;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Receives what a reply sends, turn by turn. */
final class Edge implements AutoCloseable {
    private static final String ADDRESS = "e.edge.0";
    private final Vertx vertx = Vertx.vertx();
    private final Context loop = vertx.getOrCreateContext();
    private final BlockingQueue<Batch> turns = new LinkedBlockingQueue<>();

    Edge() {
        vertx.eventBus().registerDefaultCodec(Batch.class, new BatchCodec());
        vertx.eventBus().<Batch>consumer(ADDRESS, message -> turns.add(message.body()));
    }

    /** Does something with a reply of stream 1 in one turn of the event loop. */
    List<Frame> inOneTurn(int credit, Consumer<Reply> action) throws InterruptedException {
        loop.runOnContext(_ -> {
            var outbox = new Outbox(vertx, new NodeId("edge", 7), "r.edge.0", _ -> {});
            action.accept(new Reply(outbox, ADDRESS, 1, credit));
        });
        var turn = turns.poll(5, TimeUnit.SECONDS);
        assertThat(turn).as("frames within five seconds").isNotNull();
        return turn.frames();
    }

    @Override
    public void close() {
        vertx.close().await();
    }
}
