/** How channels fare, as nodes tell each other. */
@NullMarked
package io.torouter.health;

import org.jspecify.annotations.NullMarked;
