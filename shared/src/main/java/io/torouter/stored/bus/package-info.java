/**
 * What routers and the nodes that keep responses say to one another.
 *
 * <p>Start at {@link io.torouter.stored.bus.StoreQuestion}. What must stay true: one fixed address for each keeping
 * node; inside one process messages go by reference, so nobody changes an array that was sent.
 */
@NullMarked
package io.torouter.stored.bus;

import org.jspecify.annotations.NullMarked;
