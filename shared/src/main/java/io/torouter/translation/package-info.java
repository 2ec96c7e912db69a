/**
 * What every half of a translation is made with: the interfaces of the halves, what they are told beside the message,
 * and how they read and refuse JSON.
 *
 * <p>Start at {@link io.torouter.translation.RequestHalf}, {@link io.torouter.translation.AnswerHalf} and {@link
 * io.torouter.translation.StreamHalf}. Each dialect has one of each, in a package of its own, and never one for a pair
 * of dialects. What must stay true: halves are pure; equal input gives equal bytes, in every run and on every JVM; ids
 * and times come in from outside; nothing is lost without a word ({@link io.torouter.canonical.Drops}, or a refusal).
 */
@NullMarked
package io.torouter.translation;

import org.jspecify.annotations.NullMarked;
