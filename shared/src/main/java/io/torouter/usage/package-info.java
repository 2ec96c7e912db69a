/**
 * Token counts of one answer, whatever dialect reported them.
 *
 * <p>What must stay true: the parts are disjoint, so that a sum over them never counts a token twice.
 */
@NullMarked
package io.torouter.usage;

import org.jspecify.annotations.NullMarked;
