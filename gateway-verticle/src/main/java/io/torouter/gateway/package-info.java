/**
 * What did the client say, may it, and how do we answer in its dialect?
 *
 * <p>Start at {@link io.torouter.gateway.GatewayVerticle}, then {@code http.Front}, which takes each request through
 * its steps, and {@code stream.EdgeStream}, which brings the answer back. What must stay true: an instance lives on one
 * event loop; no JSON tree of a request is built; a refused request was never sent anywhere; the caller's key leaves
 * this package in no direction.
 */
@NullMarked
package io.torouter.gateway;

import org.jspecify.annotations.NullMarked;
