/** The HTTP side: one attempt at one channel, what is sent and what may come back. */
@NullMarked
package io.torouter.router.upstream;

import org.jspecify.annotations.NullMarked;
