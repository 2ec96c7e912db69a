/** Responses that clients refer to later, through whole nodes: kept, continued, forgotten, and nobody else's. */
@NullMarked
package io.torouter.it.stored;

import org.jspecify.annotations.NullMarked;
