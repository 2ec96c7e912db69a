/**
 * What the endpoints that let a model speak have in common.
 *
 * <p>Start at {@link io.torouter.simulator.generation.Generation}. What must stay true: a dialect only reads requests
 * and writes replies; what is replied is not its business.
 */
@NullMarked
package io.torouter.simulator.generation;

import org.jspecify.annotations.NullMarked;
