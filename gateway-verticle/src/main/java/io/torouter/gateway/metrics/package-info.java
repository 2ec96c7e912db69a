/** What the edges count, by the names of the metrics reference. */
@NullMarked
package io.torouter.gateway.metrics;

import org.jspecify.annotations.NullMarked;
