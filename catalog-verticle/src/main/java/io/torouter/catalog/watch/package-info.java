/**
 * Keeps the catalogue in step with the configuration file and the database while the node runs.
 *
 * <p>Start at {@link io.torouter.catalog.watch.CatalogVerticle}. What must stay true: files are read on workers only,
 * and the database on its own threads; what is refused changes nothing and is reported once; one change is judged after
 * the other.
 */
@NullMarked
package io.torouter.catalog.watch;

import org.jspecify.annotations.NullMarked;
