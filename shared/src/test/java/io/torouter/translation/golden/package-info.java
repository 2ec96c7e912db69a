/** Samples in one dialect, and what they are in the others. */
@NullMarked
package io.torouter.translation.golden;

import org.jspecify.annotations.NullMarked;
