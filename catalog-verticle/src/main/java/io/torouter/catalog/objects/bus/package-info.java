/**
 * How nodes without the database learn what is in it.
 *
 * <p>Start at {@link io.torouter.catalog.objects.bus.RemoteSource}. What must stay true: a question has one answer of
 * bounded size, and names the revision that the asker has; a reader skips what a later release added.
 */
@NullMarked
package io.torouter.catalog.objects.bus;

import org.jspecify.annotations.NullMarked;
