/**
 * What clients ask and models answer, in no vendor's words: the middle of every translation.
 *
 * <p>Start at {@link io.torouter.canonical.GenerationRequest} for questions, {@link io.torouter.canonical.Answer} for
 * whole answers and {@link io.torouter.canonical.StreamEvent} for streamed ones. What must stay true: records are
 * immutable and know no wire format; a type is closed, so that a new case breaks every half that does not handle it;
 * what one dialect alone can say is kept as {@link io.torouter.canonical.Extras}, {@link
 * io.torouter.canonical.ServerTool} or {@link io.torouter.canonical.VendorPart} with the dialect it came from, and
 * survives the way back into that dialect.
 */
@NullMarked
package io.torouter.canonical;

import org.jspecify.annotations.NullMarked;
