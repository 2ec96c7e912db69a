/** The admin API through whole nodes: who may call, what it tells, and that its description is true. */
@NullMarked
package io.torouter.it.admin;

import org.jspecify.annotations.NullMarked;
