package io.torouter.node;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.torouter.bus.NodeId;
import io.torouter.catalog.admin.AdminDatabase;
import io.torouter.catalog.admin.Origins;
import io.torouter.catalog.database.Database;
import io.torouter.catalog.ledger.LedgerQueries;
import io.torouter.catalog.objects.DatabaseSource;
import io.torouter.catalog.objects.Edits;
import io.torouter.catalog.objects.Judge;
import io.torouter.catalog.objects.KeyEdits;
import io.torouter.catalog.objects.KeyMint;
import io.torouter.catalog.objects.ObjectEdits;
import io.torouter.catalog.objects.ObjectSource;
import io.torouter.catalog.objects.ObjectStore;
import io.torouter.catalog.objects.Stored;
import io.torouter.catalog.objects.bus.ObjectsVerticle;
import io.torouter.catalog.objects.bus.RemoteSource;
import io.torouter.catalog.secrets.MasterKey;
import io.torouter.catalog.secrets.Vault;
import io.torouter.catalog.source.Declared;
import io.torouter.catalog.watch.CatalogListener;
import io.torouter.catalog.watch.CatalogVerticle;
import io.torouter.catalog.watch.ObjectStatus;
import io.torouter.catalog.watch.WatchedConfig;
import io.torouter.node.cli.Role;
import io.torouter.snapshot.CatalogView;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;

import org.jspecify.annotations.Nullable;

import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** The catalogue of a node: its file, and the database on this node or on another. */
final class NodeCatalog {
    /** How long a start waits for the database: a key that is in there should not be refused after a restart. */
    private static final Duration OWN_DATABASE = Duration.ofSeconds(3);

    private static final Duration ANOTHERS_DATABASE = Duration.ofSeconds(1);

    private final NodeConfig config;
    private final CatalogView view;
    private final MeterRegistry registry;
    private final CatalogListener listener;
    private @Nullable CompletableFuture<Database> opening;
    private volatile @Nullable CatalogVerticle verticle;

    /**
     * @param listener hears of edits
     */
    NodeCatalog(NodeConfig config, CatalogView view, MeterRegistry registry, CatalogListener listener) {
        this.config = config;
        this.view = view;
        this.registry = registry;
        this.listener = listener;
    }

    private boolean hasDatabase() {
        return config.settings().database().enabled() && config.roles().contains(Role.CATALOG);
    }

    private boolean asksOthers() {
        return config.settings().database().enabled() && config.settings().cluster().enabled() && !hasDatabase();
    }

    /** Begins to open the database, while the rest of the node starts. */
    void open() {
        if (hasDatabase()) {
            var opened = new CompletableFuture<Database>();
            opening = opened;
            Thread.ofPlatform().name("database-opening").start(() -> open(opened));
        }
    }

    private void open(CompletableFuture<Database> opened) {
        try {
            var database = Database.of(config.settings().database(), config.settings().dataDir());
            opened.complete(database);
            database.migrate();
        } catch (SQLException _) {
            // Those who ask it next try again, and say what is wrong.
        } catch (Throwable failure) {
            opened.completeExceptionally(StartFailure.ofDatabase(failure));
        }
    }

    /** The node's own; fails where there is none, or it cannot be prepared. */
    Future<Database> database(Vertx vertx) {
        var opened = opening;
        return opened == null
                ? Future.failedFuture("this node has no database")
                : Future.fromCompletionStage(opened, vertx.getOrCreateContext());
    }

    /** Succeeds when the file is watched; the database may still be on its way. */
    Future<?> start(Vertx vertx, NodeId id) {
        if (hasDatabase()) {
            return database(vertx)
                    .compose(database -> {
                        var source = source(vertx, database, id);
                        return vertx.deployVerticle(new ObjectsVerticle(source)).compose(_ -> deploy(vertx, source));
                    });
        }
        return deploy(vertx, asksOthers() ? new RemoteSource(vertx) : null);
    }

    private DatabaseSource source(Vertx vertx, Database database, NodeId id) {
        return new DatabaseSource(vertx, database, new ObjectStore(database, vault()), id.id());
    }

    private Vault vault() {
        var random = new SecureRandom();
        return new Vault(new MasterKey(config.loader().environment(), config.settings().dataDir(), random), random);
    }

    private Future<?> deploy(Vertx vertx, @Nullable ObjectSource source) {
        var made =
                new CatalogVerticle(
                        view,
                        new WatchedConfig(config.loader(), config.file(), config.loaded(), source),
                        Clock.systemUTC(),
                        listener);
        verticle = made;
        gauge("torouter.config.revision", "seen", () -> made.status().seen());
        gauge("torouter.config.revision", "applied", () -> made.status().applied());
        if (source != null) {
            Gauge.builder("torouter.database.up", () -> isUp() ? 1 : 0).register(registry);
            gauge("torouter.database.revision", "seen", () -> objects().seen());
            gauge("torouter.database.revision", "applied", () -> objects().applied());
        }
        return vertx.deployVerticle(made);
    }

    private void gauge(String name, String kind, Supplier<Number> value) {
        Gauge.builder(name, value).tag("kind", kind).register(registry);
    }

    private ObjectStatus objects() {
        var made = verticle;
        var status = made == null ? null : made.objects();
        return status == null ? new ObjectStatus(false, 0, 0) : status;
    }

    /** What the admin API works with; null where this node has no database. */
    @Nullable AdminDatabase adminDatabase() {
        var opened = opening;
        return opened == null || !opened.isDone() || opened.isCompletedExceptionally()
                ? null
                : adminDatabase(opened.join());
    }

    private AdminDatabase adminDatabase(Database database) {
        var edits = new Edits(database, Clock.systemUTC());
        var judge = new Judge(config.loader(), this::declared, config.settings().admin().upstreams());
        var mint = new KeyMint(new SecureRandom());
        return new AdminDatabase(
                edits,
                new ObjectEdits(edits, vault(), judge),
                new KeyEdits(edits, mint, judge),
                config.settings().ledger().enabled() ? new LedgerQueries(database) : null);
    }

    /** Where objects come from. */
    Origins origins() {
        return new Origins(this::declared, this::stored);
    }

    private Declared declared() {
        var made = verticle;
        return made == null ? config.loaded().declared() : made.declared();
    }

    private Stored stored() {
        var made = verticle;
        return made == null ? Stored.NOTHING : made.stored();
    }

    private boolean isUp() {
        return objects().up();
    }

    /** For health: {@code up}, {@code down}, or {@code off} on a node that has nothing to do with one. */
    String database() {
        boolean follows = hasDatabase() || asksOthers();
        return follows ? isUp() ? "up" : "down" : "off";
    }

    /** Succeeds when the database is in force, or has had its time. */
    Future<?> loaded(Vertx vertx) {
        var made = verticle;
        if (made == null) {
            return Future.succeededFuture();
        }
        var patience = hasDatabase() ? OWN_DATABASE : ANOTHERS_DATABASE;
        Promise<Void> over = Promise.promise();
        long timer = vertx.setTimer(patience.toMillis(), _ -> over.tryComplete());
        made.loaded()
                .onComplete(_ -> {
                    vertx.cancelTimer(timer);
                    over.tryComplete();
                });
        return over.future();
    }

    /** After everything that may use the database. Waits for what is under way there. */
    void close() {
        var opened = opening;
        if (opened != null && opened.isDone() && !opened.isCompletedExceptionally()) {
            opened.join().close();
        }
    }
}
