/**
 * What the model that is not there says.
 *
 * <p>Start at {@link io.torouter.simulator.reply.Reply}. What must stay true: equal prompts, scripts and seeds give
 * equal replies; a reply of any length costs no memory until it is read.
 */
@NullMarked
package io.torouter.simulator.reply;

import org.jspecify.annotations.NullMarked;
