/**
 * How a node is put together, started and stopped.
 *
 * <p>Start at {@link io.torouter.node.Main}, then {@link io.torouter.node.Node}. What must stay true: this is the only
 * module that knows all the others, and it holds no logic of theirs.
 */
@NullMarked
package io.torouter.node;

import org.jspecify.annotations.NullMarked;
