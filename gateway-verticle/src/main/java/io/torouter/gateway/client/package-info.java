/**
 * Who calls: the address of a client, through whatever stands between it and the edge. Start at {@link
 * io.torouter.gateway.client.ClientAddresses}.
 *
 * <p>What must stay true: nobody who is not trusted says anything about it.
 */
@NullMarked
package io.torouter.gateway.client;

import org.jspecify.annotations.NullMarked;
