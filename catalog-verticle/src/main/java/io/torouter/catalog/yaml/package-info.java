/**
 * Reads YAML as values that know their line, and collects everything wrong with a file instead of stopping at the
 * first.
 *
 * <p>Start at {@link io.torouter.catalog.yaml.YamlReading}, then {@link io.torouter.catalog.yaml.Fields}. What must
 * stay true: nothing here knows what a channel is; a key is known because somebody asked for it, so the list of keys
 * cannot drift from the code that reads them; no message repeats the value of an environment variable or of a
 * credential.
 */
@NullMarked
package io.torouter.catalog.yaml;

import org.jspecify.annotations.NullMarked;
