/**
 * What a request's body says that routing needs, found by scanning bytes; and edits of byte spans.
 *
 * <p>Start at {@link io.torouter.request.RequestFacts}, then {@link io.torouter.request.JsonBodyScanner} and {@link
 * io.torouter.request.EditedBody}. What must stay true: pure code; no tree of the body is built; bytes outside an
 * edited span are never re-printed.
 */
@NullMarked
package io.torouter.request;

import org.jspecify.annotations.NullMarked;
