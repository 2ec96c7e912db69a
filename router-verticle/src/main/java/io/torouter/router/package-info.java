/**
 * Which upstream serves a request, and how did it go?
 *
 * <p>Start at {@link io.torouter.router.RouterVerticle}, then {@code stream.RoutedStream}, which is one request. What
 * must stay true: an instance lives on one event loop and shares nothing with others but the catalogue snapshot;
 * nothing reaches the client before the commit; after it no other attempt takes over; whoever gives up resets the
 * upstream.
 */
@NullMarked
package io.torouter.router;

import org.jspecify.annotations.NullMarked;
