package io.torouter.catalog.ledger;

import io.torouter.bus.Address;
import io.torouter.bus.Heartbeat;
import io.torouter.ledger.bus.KeyUsageCodec;
import io.torouter.ledger.bus.LedgerAddress;
import io.torouter.ledger.bus.LedgerBatch;
import io.torouter.ledger.bus.PastCodec;
import io.torouter.ledger.bus.PastQuestion;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumerOptions;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A node's part of the ledger. One instance per node that has edges or a database.
 *
 * <p>Rows come from the edges of the node, go through the journal, and from there to the database or, on a node that
 * has none, to one that has. A node with a database takes those of other nodes too, past the journal: theirs have them
 * until they are committed here. It also says what was used before, from which limits go on.
 */
public final class LedgerVerticle extends VerticleBase {
    private static final Duration SWEEP = Duration.ofHours(1);
    private static final Duration FIRST_SWEEP = Duration.ofMinutes(1);
    private static final long LAST_MILLIS = 3_000;
    private static final int BROKEN = 2;

    /** Nobody who asks waits for longer. */
    private static final long PATIENCE_MILLIS = 1_000;

    private static final DeliveryOptions ANSWER = new DeliveryOptions().setCodecName(PastCodec.NAME);
    private static final DeliveryOptions USAGE = new DeliveryOptions().setCodecName(KeyUsageCodec.NAME);

    private final LedgerNode node;
    private final LedgerFigures figures;
    private @Nullable JournalThread journal;
    private @Nullable Writing writing;
    private @Nullable Draining draining;

    public LedgerVerticle(LedgerNode node) {
        this.node = node;
        this.figures = new LedgerFigures(node.registry());
    }

    /** Ready when the journal is open; fails with a message for the operator where it cannot be. */
    @Override
    public Future<?> start() {
        var thread = vertx.createSharedWorkerExecutor("torouter-ledger-" + node.id(), 1);
        return thread.executeBlocking(this::open)
                .recover(cause -> Future.failedFuture(unusable(cause)))
                .compose(opened -> start(new JournalThread(thread, opened.journal()), opened.left()));
    }

    /**
     * @param left rows of an earlier process
     */
    private record Opened(RowJournal journal, long left) {}

    private Opened open() throws IOException {
        var opened = RowJournal.open(node.directory(), node.settings().journalMaxBytes(), figures);
        return new Opened(opened, opened.rows());
    }

    private IllegalStateException unusable(Throwable cause) {
        return new IllegalStateException(
                "the ledger cannot be written to "
                        + node.directory()
                        + ": "
                        + cause.getMessage()
                        + "; give the node a 'data_dir' of its own that it can write to, or set 'ledger.enabled' to"
                        + " false",
                cause);
    }

    private Future<?> start(JournalThread file, long left) {
        var keeper = keeper();
        var drain = new Draining(vertx, file, keeper, left);
        var write = new Writing(vertx, file, figures, drain::wake);
        journal = file;
        draining = drain;
        writing = write;
        drain.wake();
        vertx.eventBus().<PastQuestion>localConsumer(LedgerAddress.PAST, asked -> answer(drain, keeper, asked));
        vertx.eventBus().<String>localConsumer(LedgerAddress.USAGE, asked -> tell(keeper, asked));
        return vertx.eventBus().<LedgerBatch>consumer(ownEdges(), write::take).completion();
    }

    /** What waits is bounded where it is known how many rows it has. */
    private static MessageConsumerOptions ownEdges() {
        return new MessageConsumerOptions()
                .setAddress(LedgerAddress.JOURNAL)
                .setLocalOnly(true)
                .setMaxBufferedMessages(Integer.MAX_VALUE);
    }

    private RowKeeper keeper() {
        var database = node.database();
        if (database == null) {
            return remote();
        }
        var keeper = new DatabaseKeeper(context, database, figures, node.clock());
        vertx.eventBus().<LedgerBatch>consumer(LedgerAddress.keeper(node.id()), batch -> keep(keeper, batch));
        vertx.eventBus().<PastQuestion>consumer(LedgerAddress.past(node.id()), asked -> answer(keeper, asked));
        vertx.eventBus().<String>consumer(LedgerAddress.usage(node.id()), asked -> tell(keeper, asked));
        vertx.setPeriodic(FIRST_SWEEP.toMillis(), SWEEP.toMillis(), _ -> sweep(keeper));
        return keeper;
    }

    private RemoteKeeper remote() {
        var remote = new RemoteKeeper(vertx, System::nanoTime);
        vertx.eventBus().<Heartbeat>consumer(Address.HEARTBEAT, beat -> remote.heard(beat.body()));
        vertx.eventBus().<String>localConsumer(Address.NODE_LOST, lost -> remote.lost(lost.body()));
        return remote;
    }

    private static void keep(RowKeeper keeper, Message<LedgerBatch> batch) {
        keeper.keep(batch.body().rows())
                .onSuccess(_ -> batch.reply(true))
                .onFailure(cause -> batch.fail(BROKEN, String.valueOf(cause.getMessage())));
    }

    private static void answer(Draining drain, RowKeeper keeper, Message<PastQuestion> asked) {
        drain.caughtUp()
                .timeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                .onSuccess(_ -> answer(keeper, asked))
                .onFailure(_ -> asked.fail(BROKEN, "rows of the process before still wait for the database"));
    }

    private static void answer(RowKeeper keeper, Message<PastQuestion> asked) {
        keeper.past(asked.body())
                .onSuccess(past -> asked.reply(past, ANSWER))
                .onFailure(cause -> asked.fail(BROKEN, String.valueOf(cause.getMessage())));
    }

    private static void tell(RowKeeper keeper, Message<String> asked) {
        keeper.usage(asked.body())
                .onSuccess(usage -> asked.reply(usage, USAGE))
                .onFailure(cause -> asked.fail(BROKEN, String.valueOf(cause.getMessage())));
    }

    private void sweep(DatabaseKeeper keeper) {
        keeper.forgetBefore(node.clock().instant().minus(node.settings().retention()));
    }

    /**
     * What came before goes to disk, and to the database if that takes it at once; the rest is there at the next start.
     */
    @Override
    public Future<?> stop() {
        var file = journal;
        var write = writing;
        var drain = draining;
        if (file == null || write == null || drain == null) {
            return Future.succeededFuture();
        }
        return write.flushed()
                .compose(_ -> drain.drainedOnce())
                .timeout(LAST_MILLIS, TimeUnit.MILLISECONDS)
                .transform(_ -> {
                    drain.end();
                    return file.call(opened -> {
                        opened.close();
                        return opened;
                    });
                });
    }
}
