/**
 * The admin API as the edge sees it: who may call, and which node answers.
 *
 * <p>Start at {@link io.torouter.gateway.admin.AdminFront}. What must stay true: a call goes to a node with the
 * catalogue only after its token was checked; no other origin may read an answer; of an answer of any size one piece at
 * a time is in memory.
 */
@NullMarked
package io.torouter.gateway.admin;

import org.jspecify.annotations.NullMarked;
