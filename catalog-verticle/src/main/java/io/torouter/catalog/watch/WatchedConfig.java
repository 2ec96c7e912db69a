package io.torouter.catalog.watch;

import io.torouter.catalog.source.ConfigLoader;
import io.torouter.catalog.source.LoadResult;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;

/**
 * What the catalogue keeps in step with.
 *
 * @param file null when the node runs without a file; then nothing ever changes
 * @param first what the node started with
 */
public record WatchedConfig(ConfigLoader loader, @Nullable Path file, LoadResult.Loaded first) {}
