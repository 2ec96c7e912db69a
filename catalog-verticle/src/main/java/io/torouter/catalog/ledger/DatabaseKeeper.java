package io.torouter.catalog.ledger;

import io.torouter.catalog.database.Database;
import io.torouter.ledger.KeyUsage;
import io.torouter.ledger.LedgerRow;
import io.torouter.ledger.bus.PastQuestion;
import io.torouter.limits.Past;
import io.torouter.limits.Subject;
import io.vertx.core.Context;
import io.vertx.core.Future;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Keeps rows in this node's database, and reads what limits go on from, on the database's threads. Called and answered
 * on the ledger's event loop.
 */
final class DatabaseKeeper implements RowKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseKeeper.class);

    /** Of one transaction. */
    private static final int MOST = 2048;

    private final Context context;
    private final Database database;
    private final LedgerFigures figures;
    private final LedgerTables tables;
    private final PastQueries pasts;
    private final UsageQueries usages;

    DatabaseKeeper(Context context, Database database, LedgerFigures figures, InstantSource clock) {
        this.context = context;
        this.database = database;
        this.figures = figures;
        this.tables = new LedgerTables(database);
        this.pasts = new PastQueries(database, clock);
        this.usages = new UsageQueries(database, clock);
    }

    @Override
    public int most() {
        return MOST;
    }

    @Override
    public Future<?> keep(List<LedgerRow> rows) {
        return call(() -> insert(rows));
    }

    @Override
    public Future<Past> past(PastQuestion question) {
        return call(() -> pasts.of(Subject.of(question.subject()), question.before()));
    }

    @Override
    public Future<KeyUsage> usage(String key) {
        return call(() -> usages.of(key));
    }

    /** One row that the database will never take must not hold the others up: it is looked for in halves. */
    private int insert(List<LedgerRow> rows) throws SQLException {
        try {
            return tables.insert(rows);
        } catch (SQLException failure) {
            if (!RowFault.is(failure)) {
                throw failure;
            }
            if (rows.size() == 1) {
                return lost(rows.getFirst(), failure);
            }
            int half = rows.size() / 2;
            return insert(rows.subList(0, half)) + insert(rows.subList(half, rows.size()));
        }
    }

    /** All that is known of it, so that somebody may enter it by hand. */
    private int lost(LedgerRow row, SQLException failure) {
        LOG.error("request {} is lost for the ledger: {}; it was {}", row.id(), failure.getMessage(), row);
        figures.dropped(1);
        return 0;
    }

    /** Drops the months that ended before a moment; what cannot be dropped now is dropped the next time. */
    void forgetBefore(Instant moment) {
        call(() -> tables.dropBefore(moment))
                .onSuccess(months -> months.forEach(month -> LOG.info("the ledger forgot {}", month)))
                .onFailure(cause -> LOG.warn("the ledger could not forget what is too old: {}", cause.toString()));
    }

    private <T> Future<T> call(Callable<T> work) {
        return Future.fromCompletionStage(database.prepared(work), context);
    }
}
