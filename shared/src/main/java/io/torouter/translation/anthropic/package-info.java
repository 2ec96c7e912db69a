/**
 * Anthropic's Messages, read and written on both sides.
 *
 * <p>Start at {@link io.torouter.translation.anthropic.AnthropicRequests}, {@link
 * io.torouter.translation.anthropic.AnthropicAnswers} and {@link io.torouter.translation.anthropic.AnthropicStreams}.
 * {@code …Reader} classes read JSON of the dialect, {@code …Writer} classes write it. What must stay true: a body that
 * was read comes out again with the same meaning; a body written for an upstream is one that the vendor accepts,
 * whatever order and mix of turns it was made from; which model takes what is asked of the traits, never of a name.
 *
 * @see <a href="https://platform.claude.com/docs/en/api/messages">Messages, read 2026-11-24</a>
 */
@NullMarked
package io.torouter.translation.anthropic;

import org.jspecify.annotations.NullMarked;
