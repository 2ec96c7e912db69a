/**
 * How many tokens a prompt has: what an upstream's own count is asked with and answers, and an estimate where no
 * upstream counts.
 *
 * <p>Start at {@link io.torouter.translation.count.TokenEstimator}. What must stay true: an estimate is rather too high
 * than too low, is never called exact, and takes bounded time, which is still too long for an event loop. The table of
 * an encoding is loaded when it is first used, and a node that never estimates never loads one.
 */
@NullMarked
package io.torouter.translation.count;

import org.jspecify.annotations.NullMarked;
