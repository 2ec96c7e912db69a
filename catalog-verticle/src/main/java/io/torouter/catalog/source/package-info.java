/**
 * Where a node's configuration comes from: a file, else the environment, else the built-in simulator.
 *
 * <p>Start at {@link io.torouter.catalog.source.ConfigLoader}. What must stay true: the environment comes in as a map;
 * a first-run key is shown once and kept only as a hash.
 */
@NullMarked
package io.torouter.catalog.source;

import org.jspecify.annotations.NullMarked;
