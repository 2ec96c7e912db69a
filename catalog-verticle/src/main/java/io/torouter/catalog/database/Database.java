package io.torouter.catalog.database;

import com.zaxxer.hikari.HikariDataSource;

import io.torouter.settings.DatabaseSettings;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/**
 * An open database. Every method blocks: call them from {@link #threads}.
 *
 * <p>SQLite has one writer at a time, so writing transactions have a pool of one connection and wait there for each
 * other, fairly and without the busy errors that they would meet in the file; readers do not wait for them.
 */
public final class Database implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String MIGRATIONS = "classpath:io/torouter/catalog/database/migrations";

    private final Engine engine;
    private final HikariDataSource forWriting;
    private final HikariDataSource forReading;
    private final Jdbi writer;
    private final Jdbi reader;
    private final ExecutorService threads;
    private boolean migrated;

    private Database(Engine engine, HikariDataSource forWriting, HikariDataSource forReading) {
        this.engine = engine;
        this.forWriting = forWriting;
        this.forReading = forReading;
        this.writer = Jdbi.create(forWriting);
        this.reader = Jdbi.create(forReading);
        this.threads = threads(engine, forReading.getMaximumPoolSize() + 1);
    }

    /** SQLite works in native code, where a virtual thread would hold up the one that carries it. */
    private static ExecutorService threads(Engine engine, int most) {
        return switch (engine) {
            case SQLITE -> Executors.newFixedThreadPool(most, Thread.ofPlatform().name("database-", 0).factory());
            case POSTGRESQL -> Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("database-", 0).factory());
        };
    }

    /**
     * Prepares connections without making one, so that a server which is down at the moment is no failure.
     *
     * @param dataDir where the file is, if the settings name no other place
     * @throws IOException if a file has to be made and cannot be
     */
    public static Database of(DatabaseSettings settings, Path dataDir) throws IOException {
        return of(settings, dataDir, PATIENCE);
    }

    /**
     * @param patience how long a request may wait for a connection
     */
    static Database of(DatabaseSettings settings, Path dataDir, Duration patience) throws IOException {
        var pools = new Pools(settings, dataDir, patience);
        return switch (Engine.of(settings.url())) {
            case SQLITE -> {
                SqliteLibrary.load();
                yield new Database(Engine.SQLITE, pools.sqliteWriter(), pools.sqliteReaders());
            }
            case POSTGRESQL -> {
                var pool = pools.postgresql();
                yield new Database(Engine.POSTGRESQL, pool, pool);
            }
        };
    }

    public Engine engine() {
        return engine;
    }

    /** Where to call the others from; has as many threads as there can be connections. */
    public ExecutorService threads() {
        return threads;
    }

    /**
     * Makes the tables what this release needs them to be, unless that was done already. Several nodes, and several
     * threads of one, may do so at the same time.
     *
     * @throws SQLException if the server cannot be reached, or the tables are of a later release
     */
    public synchronized void migrate() throws SQLException {
        if (migrated) {
            return;
        }
        try {
            Flyway.configure(Database.class.getClassLoader())
                    .dataSource(forWriting)
                    .locations(MIGRATIONS)
                    .javaMigrations(new LedgerParts(engine))
                    .placeholders(engine.words())
                    .loggers("slf4j")
                    .load()
                    .migrate();
            migrated = true;
        } catch (FlywayException failure) {
            throw new SQLException("the tables could not be prepared: " + failure.getMessage(), failure);
        }
    }

    /**
     * Does work on one of the {@link #threads}, once the tables are what it needs them to be. Completes there, and
     * fails with what was thrown.
     */
    public <T> CompletableFuture<T> prepared(Callable<T> work) {
        var done = new CompletableFuture<T>();
        try {
            threads.execute(() -> complete(done, work));
        } catch (RejectedExecutionException closed) {
            done.completeExceptionally(closed);
        }
        return done;
    }

    /** Whatever goes wrong, somebody waits for the end. */
    private <T> void complete(CompletableFuture<T> done, Callable<T> work) {
        try {
            migrate();
            done.complete(work.call());
        } catch (Throwable failure) {
            done.completeExceptionally(failure);
        }
    }

    /**
     * One transaction that changes nothing, and sees the database as it was at one moment.
     *
     * @throws SQLException if the server cannot be reached, or says no
     */
    public <T> T read(HandleCallback<T, SQLException> work) throws SQLException {
        return in(() -> reader.inTransaction(engine.reading(), work));
    }

    /**
     * One transaction: all of it, or nothing.
     *
     * @throws SQLException then nothing was changed; but that of a connection which broke while it committed may have
     *     been
     */
    public <T> T write(HandleCallback<T, SQLException> work) throws SQLException {
        return in(() -> writer.inTransaction(work));
    }

    private interface Work<T> {
        T get() throws SQLException;
    }

    private static <T> T in(Work<T> work) throws SQLException {
        try {
            return work.get();
        } catch (JdbiException failure) {
            throw failure.getCause() instanceof SQLException cause ? cause : new SQLException(failure);
        }
    }

    /** Waits for what is under way. */
    @Override
    public void close() {
        threads.close();
        forWriting.close();
        forReading.close();
    }
}
