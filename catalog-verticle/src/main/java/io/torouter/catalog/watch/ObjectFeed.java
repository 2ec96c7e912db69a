package io.torouter.catalog.watch;

import io.torouter.catalog.objects.ObjectSource;
import io.torouter.catalog.objects.Page;
import io.torouter.catalog.objects.Stored;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * Keeps in step with the objects of the database. Belongs to one event loop.
 *
 * <p>Asks for what is new whenever it is told to look, one question after another, and hands over what came together.
 * What it has stays while the source cannot be reached.
 */
final class ObjectFeed {
    private static final Logger LOG = LoggerFactory.getLogger(ObjectFeed.class);

    /** Looks until somebody must have been heard who can be asked. */
    private static final int PATIENCE = 10;

    /** Pages of changes that follow one another, and what they change. */
    private record Changes(Stored before, List<Page> pages) {
        Stored after() {
            return pages.isEmpty() ? before : before.with(pages);
        }
    }

    private final Vertx vertx;
    private final ObjectSource source;
    private final Function<Stored, Future<?>> use;
    private final Promise<Void> first = Promise.promise();
    private volatile Stored seen = Stored.NOTHING;
    private volatile boolean up;
    private int failures;
    private boolean saidDown;
    private boolean looking;
    private boolean lookAgain;

    /**
     * @param use what to do with what is there now
     */
    ObjectFeed(Vertx vertx, ObjectSource source, Function<Stored, Future<?>> use) {
        this.vertx = vertx;
        this.source = source;
        this.use = use;
    }

    /** The newest that is known. May be called from any thread. */
    Stored seen() {
        return seen;
    }

    /** Whether the last question was answered. May be called from any thread. */
    boolean isUp() {
        return up;
    }

    /** Succeeds once what is there was loaded and used; fails where that cannot be had. */
    Future<Void> first() {
        return first.future();
    }

    void look() {
        if (looking) {
            lookAgain = true;
            return;
        }
        looking = true;
        pull(new Changes(seen, new ArrayList<>()))
                .onSuccess(_ -> isReachable())
                .onFailure(this::isNot)
                .compose(this::merged)
                .compose(this::used)
                .onComplete(this::looked);
    }

    private void looked(AsyncResult<?> outcome) {
        looking = false;
        if (outcome.succeeded()) {
            first.tryComplete();
        } else if (!isPatient()) {
            first.tryFail(outcome.cause());
        }
        if (lookAgain) {
            lookAgain = false;
            look();
        }
    }

    /** From the start if the database has gone back in time, as it does when a backup is put in its place. */
    private Future<Changes> pull(Changes changes) {
        var pages = changes.pages();
        long from = pages.isEmpty() ? changes.before().revision() : pages.getLast().upTo();
        return source.since(from)
                .compose(page -> {
                    if (page.revision() < from) {
                        return pull(new Changes(Stored.NOTHING, new ArrayList<>()));
                    }
                    if (page.upTo() > from) {
                        pages.add(page);
                    }
                    return page.isLast() ? Future.succeededFuture(changes) : pull(changes);
                });
    }

    private Future<Stored> merged(Changes changes) {
        return changes.pages().isEmpty()
                ? Future.succeededFuture(changes.before())
                : vertx.executeBlocking(changes::after).map(Objects::requireNonNull);
    }

    private Future<?> used(Stored now) {
        boolean isNew = now.revision() != seen.revision();
        seen = now;
        return isNew ? use.apply(now) : Future.succeededFuture();
    }

    private void isReachable() {
        if (saidDown) {
            LOG.info("the database is in reach again");
        }
        up = true;
        saidDown = false;
        failures = 0;
    }

    private void isNot(Throwable cause) {
        up = false;
        failures++;
        if (!saidDown && !isPatient()) {
            LOG.warn("the database is out of reach, what is in force stays so: {}", cause.getMessage());
            saidDown = true;
        }
    }

    /** A node that can only ask others has to hear of one first. */
    private boolean isPatient() {
        return source.address() == null && failures < PATIENCE;
    }
}
