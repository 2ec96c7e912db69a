/**
 * Which models a key may use, in the shape of the surface that asks.
 *
 * <p>Start at {@link io.torouter.gateway.modellist.ModelList}. What must stay true: pure code; what is not known of a
 * model is not claimed; a model the key may not use is not listed, and is as unknown as one that does not exist; the
 * same snapshot gives the same bytes.
 */
@NullMarked
package io.torouter.gateway.modellist;

import org.jspecify.annotations.NullMarked;
