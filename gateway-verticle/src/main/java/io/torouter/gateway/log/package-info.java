/** The access log: one JSON line for each request, no bodies, no keys. */
@NullMarked
package io.torouter.gateway.log;

import org.jspecify.annotations.NullMarked;
