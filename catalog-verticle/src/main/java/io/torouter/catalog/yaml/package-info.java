/**
 * Reads YAML as values that know their line, and collects everything wrong with a file instead of stopping at the
 * first.
 *
 * <p>Start at {@link io.torouter.catalog.yaml.ConfigProblem}. What must stay true: nothing here knows what a channel
 * is; no message repeats a value that was marked secret.
 */
@NullMarked
package io.torouter.catalog.yaml;

import org.jspecify.annotations.NullMarked;
