/** What the routers count, by the names of the metrics reference. */
@NullMarked
package io.torouter.router.metrics;

import org.jspecify.annotations.NullMarked;
