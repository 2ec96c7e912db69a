package io.torouter.catalog.objects;

import io.torouter.catalog.database.Database;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/** Reads the node's own database, on the database's threads. */
public final class DatabaseSource implements ObjectSource {
    private final Vertx vertx;
    private final Database database;
    private final ObjectStore store;
    private final String address;

    /**
     * @param node its id on the bus
     */
    public DatabaseSource(Vertx vertx, Database database, ObjectStore store, String node) {
        this.vertx = vertx;
        this.database = database;
        this.store = store;
        this.address = "o." + node;
    }

    @Override
    public Future<Page> since(long revision) {
        return Future.fromCompletionStage(database.prepared(() -> store.since(revision)), vertx.getOrCreateContext());
    }

    /** The database itself knows better. */
    @Override
    public void heard(News news) {}

    @Override
    public String address() {
        return address;
    }
}
