/**
 * From one dialect to another, between the wire and the halves: bytes in, bytes out.
 *
 * <p>Start at {@link io.torouter.translation.grid.RequestTranslation}, which reads a client's request once and writes
 * it for any upstream, and at {@link io.torouter.translation.grid.AnswerTranslation}, which makes of an upstream's
 * answer one in the client's dialect. {@link io.torouter.translation.grid.Halves} says which dialects there are. What
 * must stay true: nothing here knows a dialect's words but for framing, paths and the shape of errors; pure, so ids and
 * times come in; what is held of an answer is bounded.
 */
@NullMarked
package io.torouter.translation.grid;

import org.jspecify.annotations.NullMarked;
