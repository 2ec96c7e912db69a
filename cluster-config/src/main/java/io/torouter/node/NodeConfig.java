package io.torouter.node;

import io.torouter.catalog.source.ConfigLoader;
import io.torouter.catalog.source.LoadResult;
import io.torouter.node.cli.Role;
import io.torouter.settings.Settings;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.Set;

/**
 * What a node starts from.
 *
 * @param file null when it runs without one
 * @param settings the loaded ones, with what the command line changes
 */
public record NodeConfig(
        ConfigLoader loader, @Nullable Path file, LoadResult.Loaded loaded, Settings settings, Set<Role> roles) {
    public NodeConfig {
        roles = Set.copyOf(roles);
    }
}
