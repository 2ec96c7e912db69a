/** From a socket to a checked request: paths, headers, bodies, refusals. Start at {@code Front}. */
@NullMarked
package io.torouter.gateway.http;

import org.jspecify.annotations.NullMarked;
