/** Puts a node together from its roles and lets nodes find each other; the program starts here. */
@NullMarked
package io.torouter.node;

import org.jspecify.annotations.NullMarked;
