/**
 * What a request asks of the model, whichever dialect it was asked in.
 *
 * <p>Start at {@link io.torouter.simulator.prompt.Prompt}. What must stay true: nothing of a dialect is left in here.
 */
@NullMarked
package io.torouter.simulator.prompt;

import org.jspecify.annotations.NullMarked;
