/** Who may call what. Pure. */
@NullMarked
package io.torouter.gateway.access;

import org.jspecify.annotations.NullMarked;
