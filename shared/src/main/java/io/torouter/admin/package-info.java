/**
 * What the edge and the catalogue both say about the admin API.
 *
 * <p>Start at {@link io.torouter.admin.Problem}. What must stay true: no message repeats a credential.
 */
@NullMarked
package io.torouter.admin;

import org.jspecify.annotations.NullMarked;
