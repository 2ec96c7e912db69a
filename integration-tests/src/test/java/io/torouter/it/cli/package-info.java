/** Commands against real nodes. */
@NullMarked
package io.torouter.it.cli;

import org.jspecify.annotations.NullMarked;
