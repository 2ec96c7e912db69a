/**
 * The admin API: what operators ask about what exists.
 *
 * <p>Start at {@link io.torouter.catalog.admin.AdminDesk}, which has the table of routes. What must stay true: whoever
 * calls was let in by the edge; nothing here runs on an event loop but {@link io.torouter.catalog.admin.AdminVerticle};
 * nothing is remembered between two calls; no answer shows a credential.
 */
@NullMarked
package io.torouter.catalog.admin;

import org.jspecify.annotations.NullMarked;
