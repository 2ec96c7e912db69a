package io.torouter.catalog.watch;

import io.torouter.catalog.objects.News;
import io.torouter.catalog.objects.ObjectSource;
import io.torouter.catalog.objects.Stored;
import io.torouter.catalog.source.ConfigFile;
import io.torouter.catalog.source.Declared;
import io.torouter.catalog.source.LoadResult;
import io.torouter.catalog.source.LoadResult.Loaded;
import io.torouter.catalog.source.LoadResult.Refused;
import io.torouter.snapshot.CatalogView;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/**
 * Watches the configuration file and the database, and puts each valid edit in force. One instance per node.
 *
 * <p>It looks at the content of the file several times a second instead of asking the system for notices: that way it
 * does not matter whether an edit is a write in place, a rename over the file or a symbolic link that now leads
 * elsewhere, nor what kind of file system it is. It looks at the database as often, and when another node says that
 * there is something new.
 */
public final class CatalogVerticle extends VerticleBase {
    private static final long MILLIS_BETWEEN_LOOKS = 200;
    private static final long MILLIS_BETWEEN_POLLS = 300;

    private final CatalogView view;
    private final WatchedConfig config;
    private final Clock clock;
    private final CatalogListener listener;
    private final Merge merge;
    private final ObjectLog objectLog = new ObjectLog();
    private volatile Watch watch;
    private volatile Merge.Sources sources;
    private volatile @Nullable ObjectFeed feed;
    private Future<?> underWay = Future.succeededFuture();
    private boolean looking;

    /**
     * @param view already holds the snapshot of {@code config.first()}
     */
    public CatalogVerticle(CatalogView view, WatchedConfig config, Clock clock, CatalogListener listener) {
        this.view = view;
        this.config = config;
        this.clock = clock;
        this.listener = listener;
        this.merge = new Merge(config.loader(), clock);
        this.watch = Watch.startingWith(config.first().catalog(), view.get().revision());
        this.sources = new Merge.Sources(config.first().declared(), Stored.NOTHING);
    }

    /** Ready at once; the first looks come a moment later. See {@link #loaded}. */
    @Override
    public Future<?> start() {
        Path path = config.file();
        if (path != null) {
            var file = new ConfigFile(path);
            var log = new EditLog(path, config.first().settings());
            vertx.setPeriodic(MILLIS_BETWEEN_LOOKS, _ -> look(file, log));
        }
        var objects = config.objects();
        return objects == null ? Future.succeededFuture() : follow(objects);
    }

    private Future<?> follow(ObjectSource source) {
        var made = new ObjectFeed(vertx, source, stored -> inTurn(() -> changed(stored)));
        feed = made;
        made.look();
        vertx.setPeriodic(MILLIS_BETWEEN_POLLS, _ -> poll(source, made));
        return vertx.eventBus().<News>consumer(News.ADDRESS, news -> heard(news.body(), source, made)).completion();
    }

    private void poll(ObjectSource source, ObjectFeed made) {
        made.look();
        var address = source.address();
        if (address != null && made.isUp()) {
            vertx.eventBus().publish(News.ADDRESS, new News(address, made.seen().revision()));
        }
    }

    private static void heard(News news, ObjectSource source, ObjectFeed made) {
        source.heard(news);
        if (news.revision() > made.seen().revision()) {
            made.look();
        }
    }

    /** What is in the database is in force, or cannot be had; at once where there is none. Call it after the start. */
    public Future<Void> loaded() {
        var made = feed;
        return made == null ? Future.succeededFuture() : made.first();
    }

    /** For metrics; may be called on any thread. */
    public ConfigStatus status() {
        return watch.status();
    }

    /** For metrics and health; null where the node follows no database. May be called on any thread. */
    public @Nullable ObjectStatus objects() {
        var made = feed;
        return made == null ? null : new ObjectStatus(made.isUp(), made.seen().revision(), sources.stored().revision());
    }

    /** The database's part of what is in force. May be called on any thread. */
    public Stored stored() {
        return sources.stored();
    }

    /** The file's part of what is in force, for those who judge an edit. May be called on any thread. */
    public Declared declared() {
        return sources.declared();
    }

    private <T> Future<T> onWorker(Callable<T> work) {
        return vertx.executeBlocking(work).map(Objects::requireNonNull);
    }

    /** One change after the other: each is judged against what the one before it left in force. */
    private Future<?> inTurn(Supplier<Future<?>> change) {
        var next = underWay.transform(_ -> change.get().mapEmpty());
        underWay = next;
        return next;
    }

    private void look(ConfigFile file, EditLog log) {
        if (looking) {
            return;
        }
        looking = true;
        onWorker(file::read)
                .compose(content -> saw(content, log))
                .onFailure(log::failed)
                .onComplete(_ -> looking = false);
    }

    private Future<?> saw(ConfigFile.Content content, EditLog log) {
        Watch before = watch;
        watch = before.saw(content);
        if (content.equals(before.settled()) || !content.equals(watch.settled())) {
            return Future.succeededFuture();
        }
        return inTurn(() -> changed(content, log));
    }

    private Future<?> changed(ConfigFile.Content content, EditLog log) {
        var made = feed;
        var newest = made == null ? Stored.NOTHING : made.seen();
        var now = sources;
        var inForce = watch.inForce();
        return onWorker(() -> merge.file(content, newest, now, inForce)).compose(merged -> settle(merged, log));
    }

    private Future<?> settle(Merge.Merged merged, EditLog log) {
        Watch before = watch;
        Watch after = before.judged(merged.outcome());
        return switch (merged.outcome()) {
            case Refused refused -> {
                watch = after;
                log.refused(refused, after.status().applied());
                yield told(refused);
            }
            case Loaded loaded when after.status().applied() == before.status().applied() -> {
                watch = after;
                sources = merged.sources();
                yield unchanged(before, loaded, log);
            }
            case Loaded loaded ->
                    apply(after, merged.sources())
                            .compose(_ -> {
                                log.applied(loaded, after.status().applied());
                                return told(loaded);
                            });
        };
    }

    private Future<?> unchanged(Watch before, Loaded loaded, EditLog log) {
        boolean restored = before.status().seen() > before.status().applied();
        boolean sameSettings = loaded.settings().equals(config.first().settings());
        if (sameSettings && !restored) {
            return Future.succeededFuture();
        }
        log.unchanged(loaded, before.status().applied());
        return told(loaded);
    }

    private Future<?> changed(Stored newest) {
        var now = sources;
        var latest = watch.latest(now.text());
        return onWorker(() -> merge.stored(newest, latest, now)).compose(merged -> settle(merged, newest));
    }

    private Future<?> settle(Merge.Merged merged, Stored newest) {
        return switch (merged.outcome()) {
            case Refused refused -> {
                objectLog.refused(newest, refused);
                yield told(refused);
            }
            case Loaded loaded -> {
                var used = merged.sources();
                boolean withFile = used.text().equals(watch.latest(used.text()));
                yield apply(watch.merged(loaded.catalog(), withFile), used)
                        .compose(_ -> {
                            objectLog.applied(newest, watch.status().applied());
                            return told(loaded);
                        });
            }
        };
    }

    private Future<?> apply(Watch after, Merge.Sources used) {
        long revision = after.status().applied();
        return onWorker(() -> after.inForce().snapshot(revision, clock.instant()))
                .map(snapshot -> {
                    view.apply(snapshot);
                    watch = after.seenBy(watch);
                    sources = used;
                    return snapshot;
                });
    }

    private Future<?> told(LoadResult outcome) {
        listener.onEdit(outcome, watch.status());
        return Future.succeededFuture();
    }
}
