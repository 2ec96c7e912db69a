package io.torouter.catalog.responses;

import io.torouter.settings.ResponsesSettings;
import io.torouter.stored.bus.StoreAnswer;
import io.torouter.stored.bus.StoreAnswerCodec;
import io.torouter.stored.bus.StoreQuestion;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/**
 * Answers what routers ask of this node's store. One instance per node.
 *
 * <p>Questions wait in their order while the file is busy, and all that wait go into the next transaction: under load a
 * commit is shared by many. The file has a worker thread of its own and no virtual one, since its library stays in
 * native code for as long as it works, which would hold up a carrier thread.
 */
public final class ResponsesVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(ResponsesVerticle.class);
    private static final Duration SWEEP = Duration.ofMinutes(1);
    private static final DeliveryOptions ANSWER = new DeliveryOptions().setCodecName(StoreAnswerCodec.NAME);

    /** Codes of failed answers: the store is behind, or its file cannot be used. */
    public static final int BUSY = 1;

    public static final int BROKEN = 2;

    private final String address;
    private final Path directory;
    private final ResponsesSettings settings;
    private final InstantSource clock;
    private final Waiting waiting = new Waiting();
    private @Nullable WorkerExecutor worker;
    private @Nullable ResponseFile file;
    private Future<?> underWay = Future.succeededFuture();
    private boolean busy;

    /**
     * @param address where this node's store is asked
     * @param directory of the file
     */
    public ResponsesVerticle(String address, Path directory, ResponsesSettings settings, InstantSource clock) {
        this.address = address;
        this.directory = directory;
        this.settings = settings;
        this.clock = clock;
    }

    /** Ready when the file is open; fails with a message for the operator where it cannot be. */
    @Override
    public Future<?> start() {
        var made = vertx.createSharedWorkerExecutor("torouter-responses-" + address, 1);
        worker = made;
        return made.executeBlocking(() -> ResponseFile.open(directory, settings, clock))
                .recover(cause -> Future.failedFuture(unusable(cause)))
                .compose(opened -> {
                    file = opened;
                    vertx.setPeriodic(0, SWEEP.toMillis(), _ -> sweep(made, opened));
                    return vertx.eventBus().<StoreQuestion>consumer(address, this::asked).completion();
                });
    }

    private IllegalStateException unusable(Throwable cause) {
        return new IllegalStateException(
                "responses cannot be kept in "
                        + directory.resolve(ResponseFile.NAME)
                        + ": "
                        + cause.getMessage()
                        + "; make 'data_dir' writable, or set 'responses.enabled' to false",
                cause);
    }

    private void asked(Message<StoreQuestion> question) {
        if (waiting.add(question)) {
            work();
        } else {
            question.fail(BUSY, "the store is behind");
        }
    }

    private void work() {
        var on = worker;
        var opened = file;
        if (!busy && !waiting.isEmpty() && on != null && opened != null) {
            busy = true;
            var batch = waiting.take();
            var questions = batch.stream().map(Message::body).toList();
            underWay =
                    on.executeBlocking(() -> opened.answer(questions))
                            .onSuccess(answers -> reply(batch, answers))
                            .onFailure(cause -> fail(batch, cause))
                            .onComplete(_ -> {
                                busy = false;
                                work();
                            });
        }
    }

    private static void reply(List<Message<StoreQuestion>> batch, List<StoreAnswer> answers) {
        for (int i = 0; i < batch.size(); i++) {
            if (batch.get(i).replyAddress() != null) {
                batch.get(i).reply(answers.get(i), ANSWER);
            }
        }
    }

    private static void fail(List<Message<StoreQuestion>> batch, Throwable cause) {
        LOG.error("{} questions to the store of responses failed", batch.size(), cause);
        batch.forEach(question -> question.fail(BROKEN, "the store of responses cannot be used"));
    }

    private static void sweep(WorkerExecutor worker, ResponseFile file) {
        worker.executeBlocking(file::sweep)
                .onSuccess(more -> {
                    if (more) {
                        sweep(worker, file);
                    }
                })
                .onFailure(cause -> LOG.error("the store of responses was not swept", cause));
    }

    /** What was asked before is answered first. */
    @Override
    public Future<?> stop() {
        var on = worker;
        var opened = file;
        if (on == null || opened == null) {
            return Future.succeededFuture();
        }
        return idle().transform(_ ->
                on.executeBlocking(() -> {
                    opened.close();
                    return opened;
                }));
    }

    private Future<?> idle() {
        return busy ? underWay.transform(_ -> idle()) : Future.succeededFuture();
    }
}
