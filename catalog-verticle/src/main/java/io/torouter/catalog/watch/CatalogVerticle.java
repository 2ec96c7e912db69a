package io.torouter.catalog.watch;

import io.torouter.snapshot.CatalogView;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;

import java.time.Clock;

/** Watches the configuration file and puts each valid edit in force. One instance per node. */
public final class CatalogVerticle extends VerticleBase {
    private volatile ConfigStatus status;

    /**
     * @param view already holds the snapshot of {@code config.first()}
     */
    public CatalogVerticle(CatalogView view, WatchedConfig config, Clock clock, CatalogListener listener) {
        long revision = view.get().revision();
        this.status = new ConfigStatus(revision, revision);
    }

    @Override
    public Future<?> start() {
        return Future.succeededFuture();
    }

    /** For metrics; may be called on any thread. */
    public ConfigStatus status() {
        return status;
    }
}
