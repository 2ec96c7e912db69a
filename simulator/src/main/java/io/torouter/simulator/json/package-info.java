/**
 * JSON that strangers sent.
 *
 * <p>Start at {@link io.torouter.simulator.json.Json}. What must stay true: reading a value never throws; only parsing
 * does.
 */
@NullMarked
package io.torouter.simulator.json;

import org.jspecify.annotations.NullMarked;
