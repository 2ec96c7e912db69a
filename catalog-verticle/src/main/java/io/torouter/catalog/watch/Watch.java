package io.torouter.catalog.watch;

import io.torouter.catalog.config.CatalogDocument;
import io.torouter.catalog.source.ConfigFile;
import io.torouter.catalog.source.LoadResult;

import org.jspecify.annotations.Nullable;

/**
 * What is known of the file at one moment.
 *
 * <p>Content counts once two looks in a row found the same: an editor may still be writing when the first comes by.
 *
 * @param settled the content that was judged last, or is about to be; null before the first
 * @param pending seen once, and different from {@code settled}; null when there is no such content
 * @param inForce the catalogue that requests use
 */
record Watch(
        ConfigFile.@Nullable Content settled,
        ConfigFile.@Nullable Content pending,
        CatalogDocument inForce,
        ConfigStatus status) {

    static Watch startingWith(CatalogDocument inForce, long revision) {
        return new Watch(null, null, inForce, new ConfigStatus(revision, revision));
    }

    /** After a look at the file. */
    Watch saw(ConfigFile.Content content) {
        if (content.equals(settled)) {
            return new Watch(settled, null, inForce, status);
        }
        return content.equals(pending)
                ? new Watch(content, null, inForce, status)
                : new Watch(settled, content, inForce, status);
    }

    /** After the settled content was loaded or refused. */
    Watch judged(LoadResult outcome) {
        long applied = status.applied();
        return switch (outcome) {
            case LoadResult.Refused _ -> with(inForce, new ConfigStatus(applied + 1, applied));
            case LoadResult.Loaded loaded when loaded.catalog().equals(inForce) ->
                    with(inForce, new ConfigStatus(applied, applied));
            case LoadResult.Loaded loaded -> with(loaded.catalog(), new ConfigStatus(applied + 1, applied + 1));
        };
    }

    /** What the file holds if that can be used at all, else {@code otherwise}. */
    ConfigFile.Content.Text latest(ConfigFile.Content.Text otherwise) {
        return settled instanceof ConfigFile.Content.Text text && !text.text().content().isBlank() ? text : otherwise;
    }

    /**
     * After a change of the database was put together with the file.
     *
     * @param withLatest whether that is the file as it is now, and not as it was when it was last valid
     */
    Watch merged(CatalogDocument catalog, boolean withLatest) {
        boolean same = catalog.equals(inForce);
        long applied = status.applied() + (same ? 0 : 1);
        boolean refused = !withLatest && status.seen() > status.applied();
        return with(catalog, new ConfigStatus(applied + (refused ? 1 : 0), applied));
    }

    /** The same, as far as looks at the file go those of {@code other}, which came in the meantime. */
    Watch seenBy(Watch other) {
        return new Watch(other.settled, other.pending, inForce, status);
    }

    private Watch with(CatalogDocument catalog, ConfigStatus next) {
        return new Watch(settled, pending, catalog, next);
    }
}
