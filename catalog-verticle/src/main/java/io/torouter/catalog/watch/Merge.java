package io.torouter.catalog.watch;

import io.torouter.catalog.config.CatalogDocument;
import io.torouter.catalog.objects.Stored;
import io.torouter.catalog.source.ConfigFile.Content;
import io.torouter.catalog.source.ConfigLoader;
import io.torouter.catalog.source.Declared;
import io.torouter.catalog.source.LoadResult;
import io.torouter.catalog.source.LoadResult.Loaded;
import io.torouter.catalog.source.LoadResult.Refused;
import io.torouter.catalog.yaml.ConfigProblem;

import java.time.InstantSource;
import java.util.List;

/**
 * Makes one catalogue of the file and the database. Where the newest of both does not fit together, the one that
 * changed is tried with the last good state of the other. Blocks on the file system.
 */
record Merge(ConfigLoader loader, InstantSource clock) {
    /** What is in force: a state of the file, and one of the database. */
    record Sources(Declared declared, Stored stored) {
        Content.Text text() {
            return declared.content();
        }
    }

    /**
     * @param sources of the outcome where that is loaded; else those that stay in force
     */
    record Merged(LoadResult outcome, Sources sources) {}

    /** States that may go together. */
    private record Pair(Content.Text text, Stored stored) {
        boolean isSame(Pair other) {
            return stored.revision() == other.stored.revision() && text.equals(other.text);
        }
    }

    /**
     * After a change of the file.
     *
     * @param now what is in force
     * @param inForce the catalogue of that
     */
    Merged file(Content content, Stored newest, Sources now, CatalogDocument inForce) {
        return switch (content) {
            case Content.Unreadable(var problem) -> new Merged(new Refused(List.of(problem)), now);
            case Content.Text text when text.text().content().isBlank() -> emptied(text, now, inForce);
            case Content.Text text -> either(new Pair(text, newest), new Pair(text, now.stored()), now);
        };
    }

    /** An empty file is fine to start with, but in a running node it is far more likely an accident than a wish. */
    private Merged emptied(Content.Text text, Sources now, CatalogDocument inForce) {
        return load(new Pair(text, now.stored())) instanceof Loaded loaded && loaded.catalog().equals(inForce)
                ? new Merged(loaded, new Sources(loaded.declared(), now.stored()))
                : new Merged(
                        new Refused(List.of(new ConfigProblem(text.text().name(), 0, 0, "", "the file is empty now"))),
                        now);
    }

    /**
     * After a change of the database.
     *
     * @param now what is in force
     * @param latest what the file holds, if it can be read
     */
    Merged stored(Stored newest, Content.Text latest, Sources now) {
        return either(new Pair(latest, newest), new Pair(now.text(), newest), now);
    }

    private Merged either(Pair newest, Pair fallback, Sources now) {
        var first = merged(newest, now);
        return first.outcome() instanceof Loaded || newest.isSame(fallback) ? first : merged(fallback, now);
    }

    private Merged merged(Pair pair, Sources now) {
        var outcome = load(pair);
        return switch (outcome) {
            case Loaded loaded -> new Merged(outcome, new Sources(loaded.declared(), pair.stored()));
            case Refused _ -> new Merged(outcome, now);
        };
    }

    private LoadResult load(Pair pair) {
        return loader.reload(pair.text(), pair.stored().additions(clock.instant()));
    }
}
