/**
 * What keys may use, and how that is counted.
 *
 * <p>What must stay true: pure functions over values; moments come in from outside.
 */
@NullMarked
package io.torouter.limits;

import org.jspecify.annotations.NullMarked;
