package io.torouter.catalog.watch;

import io.torouter.catalog.config.Additions;
import io.torouter.catalog.source.ConfigFile;
import io.torouter.catalog.source.LoadResult;
import io.torouter.catalog.source.LoadResult.Loaded;
import io.torouter.catalog.source.LoadResult.Refused;
import io.torouter.catalog.yaml.ConfigProblem;
import io.torouter.snapshot.CatalogView;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;

/**
 * Watches the configuration file and puts each valid edit in force. One instance per node.
 *
 * <p>It looks at the content several times a second instead of asking the system for notices: that way it does not
 * matter whether an edit is a write in place, a rename over the file or a symbolic link that now leads elsewhere, nor
 * what kind of file system it is.
 */
public final class CatalogVerticle extends VerticleBase {
    private static final long MILLIS_BETWEEN_LOOKS = 200;

    private final CatalogView view;
    private final WatchedConfig config;
    private final Clock clock;
    private final CatalogListener listener;
    private volatile Watch watch;
    private boolean looking;

    /**
     * @param view already holds the snapshot of {@code config.first()}
     */
    public CatalogVerticle(CatalogView view, WatchedConfig config, Clock clock, CatalogListener listener) {
        this.view = view;
        this.config = config;
        this.clock = clock;
        this.listener = listener;
        this.watch = Watch.startingWith(config.first().catalog(), view.get().revision());
    }

    /** Ready at once; the first look comes a moment later. */
    @Override
    public Future<?> start() {
        Path path = config.file();
        if (path != null) {
            var file = new ConfigFile(path);
            var log = new EditLog(path, config.first().settings());
            vertx.setPeriodic(MILLIS_BETWEEN_LOOKS, _ -> look(file, log));
        }
        return Future.succeededFuture();
    }

    /** For metrics; may be called on any thread. */
    public ConfigStatus status() {
        return watch.status();
    }

    private <T> Future<T> onWorker(Callable<T> work) {
        return vertx.executeBlocking(work).map(Objects::requireNonNull);
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
        return onWorker(() -> judge(content)).compose(outcome -> settle(outcome, log));
    }

    private LoadResult judge(ConfigFile.Content content) {
        return switch (content) {
            case ConfigFile.Content.Unreadable(var problem) -> new Refused(List.of(problem));
            case ConfigFile.Content.Text text when text.text().content().isBlank() -> emptied(text);
            case ConfigFile.Content.Text text -> config.loader().reload(text, Additions.NONE);
        };
    }

    /** An empty file is fine to start with, but in a running node it is far more likely an accident than a wish. */
    private LoadResult emptied(ConfigFile.Content.Text content) {
        return config.loader().reload(content, Additions.NONE) instanceof Loaded loaded
                        && loaded.catalog().equals(watch.inForce())
                ? loaded
                : new Refused(List.of(new ConfigProblem(content.text().name(), 0, 0, "", "the file is empty now")));
    }

    private Future<?> settle(LoadResult outcome, EditLog log) {
        Watch before = watch;
        Watch after = before.judged(outcome);
        return switch (outcome) {
            case Refused refused -> {
                watch = after;
                log.refused(refused, after.status().applied());
                yield told(outcome);
            }
            case Loaded loaded when after.status().applied() == before.status().applied() -> {
                watch = after;
                yield unchanged(before, loaded, log);
            }
            case Loaded loaded -> apply(after, loaded, log);
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

    private Future<?> apply(Watch after, Loaded loaded, EditLog log) {
        long revision = after.status().applied();
        return onWorker(() -> after.inForce().snapshot(revision, clock.instant()))
                .compose(snapshot -> {
                    view.apply(snapshot);
                    watch = after;
                    log.applied(loaded, revision);
                    return told(loaded);
                });
    }

    private Future<?> told(LoadResult outcome) {
        listener.onEdit(outcome, watch.status());
        return Future.succeededFuture();
    }
}
