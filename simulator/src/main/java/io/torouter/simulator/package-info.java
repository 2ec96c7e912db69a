/**
 * An upstream that answers in every dialect without a model behind it, for tests and first steps.
 *
 * <p>Start at {@link io.torouter.simulator.Simulator}. A request becomes a {@code Call}, an {@code Endpoint} makes an
 * {@code Answer} of it, a {@code Timeline} makes acts of that under the request's {@code Script}, and a {@code Player}
 * does them. What must stay true: equal requests under equal seeds get equal bytes; the wire formats are those of the
 * real services; a client that leaves stops everything that was going on for it.
 */
@NullMarked
package io.torouter.simulator;

import org.jspecify.annotations.NullMarked;
