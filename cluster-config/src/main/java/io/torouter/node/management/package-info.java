/** What operators and their tools look at: metrics and health. */
@NullMarked
package io.torouter.node.management;

import org.jspecify.annotations.NullMarked;
