/**
 * The configuration file as typed records: one class for each section of the file.
 *
 * <p>Start at {@link io.torouter.catalog.config.ConfigReader}. What must stay true: a document that exists is valid, so
 * that a snapshot can be built from it without further checks; every key, default and range is described in {@code
 * docs/configuration.md}.
 */
@NullMarked
package io.torouter.catalog.config;

import org.jspecify.annotations.NullMarked;
