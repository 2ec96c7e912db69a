/**
 * What edge and router say to one another over the event bus.
 *
 * <p>Start at {@link io.torouter.bus.Frame}. What must stay true: fixed addresses only, a stream is a number in a
 * frame; local delivery is by reference, so a frame and the bytes it carries are never changed after it was sent;
 * unknown frame types of a newer neighbour are skipped; credit bounds what is in flight.
 */
@NullMarked
package io.torouter.bus;

import org.jspecify.annotations.NullMarked;
