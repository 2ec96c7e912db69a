/**
 * Requests that refer to earlier responses, and what is remembered of answers so that later ones can.
 *
 * <p>Start at {@link io.torouter.router.stored.Recollection}, which says how a request is to be sent in the light of
 * what is stored, and at {@link io.torouter.router.stored.AnswerWatch}, which sees the answer leave.
 *
 * <p>What must stay true: a request reaches no stored response of another key, at the gateway or at an upstream; a
 * response is on its way to the store before the client can see its end.
 */
@NullMarked
package io.torouter.router.stored;

import org.jspecify.annotations.NullMarked;
