/**
 * Keeps the catalogue in step with the configuration file while the node runs.
 *
 * <p>Start at {@link io.torouter.catalog.watch.CatalogVerticle}. What must stay true: files are read on workers only; a
 * file that is refused changes nothing and is reported once.
 */
@NullMarked
package io.torouter.catalog.watch;

import org.jspecify.annotations.NullMarked;
