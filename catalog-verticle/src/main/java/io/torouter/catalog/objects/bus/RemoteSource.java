package io.torouter.catalog.objects.bus;

import io.torouter.catalog.objects.News;
import io.torouter.catalog.objects.ObjectSource;
import io.torouter.catalog.objects.Page;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;

import org.jspecify.annotations.Nullable;

/** Asks a node that has the database: the one that was heard to know most. */
public final class RemoteSource implements ObjectSource {
    private static final DeliveryOptions QUESTION = new DeliveryOptions().setSendTimeout(5_000);

    private final Vertx vertx;
    private @Nullable News latest;

    public RemoteSource(Vertx vertx) {
        this.vertx = vertx;
    }

    @Override
    public Future<Page> since(long revision) {
        var asked = latest;
        if (asked == null) {
            return Future.failedFuture("no node with the role catalog and a database was heard of");
        }
        return asked.revision() <= revision
                ? Future.succeededFuture(Page.nothingSince(revision))
                : vertx.eventBus()
                        .<Page>request(asked.address(), revision, QUESTION)
                        .map(Message::body)
                        .onFailure(_ -> forget(asked));
    }

    /** Whoever speaks next is asked. */
    private void forget(News asked) {
        if (asked.equals(latest)) {
            latest = null;
        }
    }

    @Override
    public void heard(News news) {
        var known = latest;
        if (known == null || news.revision() >= known.revision()) {
            latest = news;
        }
    }

    @Override
    public @Nullable String address() {
        return null;
    }
}
