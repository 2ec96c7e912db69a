package io.torouter.cli.client;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;

/** The node that the configuration on this machine describes. */
public interface LocalNode {
    /**
     * Where it is, and its token as it finds that itself. Reads files, and makes none.
     *
     * @param config null for the file that a node in this directory would take
     * @throws Failed where it cannot be told
     */
    Endpoint find(@Nullable Path config) throws Failed;
}
