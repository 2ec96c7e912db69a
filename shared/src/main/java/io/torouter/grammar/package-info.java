/**
 * What a client's stream must look like: one state machine for each dialect, which is fed a stream's events and says in
 * short sentences what is wrong with their order or shape.
 *
 * <p>Start at {@link io.torouter.grammar.StreamChecker}. The checkers know nothing of translation, so that they can
 * judge it: tests run them over every stream they see, and a running gateway over a sample of its own. What must stay
 * true: real streams of a vendor pass the rules for vendors, and whatever passes ours would have passed those as well.
 */
@NullMarked
package io.torouter.grammar;

import org.jspecify.annotations.NullMarked;
