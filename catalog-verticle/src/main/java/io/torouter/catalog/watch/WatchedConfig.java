package io.torouter.catalog.watch;

import io.torouter.catalog.objects.ObjectSource;
import io.torouter.catalog.source.ConfigLoader;
import io.torouter.catalog.source.LoadResult;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;

/**
 * What the catalogue keeps in step with.
 *
 * @param file null when the node runs without a file; then nothing ever changes
 * @param first what the node started with
 * @param objects where it learns of the database; null for a node that goes by the file alone
 */
public record WatchedConfig(
        ConfigLoader loader, @Nullable Path file, LoadResult.Loaded first, @Nullable ObjectSource objects) {}
