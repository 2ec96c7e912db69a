/** An upstream that answers in every dialect without a model behind it, for tests and first steps. */
@NullMarked
package io.torouter.simulator;

import org.jspecify.annotations.NullMarked;
