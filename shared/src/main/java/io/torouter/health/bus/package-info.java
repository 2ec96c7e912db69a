/** How nodes tell each other of channels that are left alone for a while. */
@NullMarked
package io.torouter.health.bus;

import org.jspecify.annotations.NullMarked;
