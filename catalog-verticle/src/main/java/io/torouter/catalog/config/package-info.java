/**
 * The configuration file as typed records.
 *
 * <p>Start at {@link io.torouter.catalog.config.CatalogDocument}. What must stay true: a document that exists is valid,
 * so that a snapshot can be built from it without further checks.
 */
@NullMarked
package io.torouter.catalog.config;

import org.jspecify.annotations.NullMarked;
