/**
 * How one request is answered, and how its answer goes wrong.
 *
 * <p>Start at {@link io.torouter.simulator.script.Script}. What must stay true: a script is checked when it is made, so
 * reading it never fails.
 */
@NullMarked
package io.torouter.simulator.script;

import org.jspecify.annotations.NullMarked;
