/**
 * Answers of upstreams on their way to the client: what they say of themselves, and what may be passed on.
 *
 * <p>Start at {@link io.torouter.answer.AnswerStream}. What must stay true: pure code (no Vert.x, no Netty, no clock, no
 * log); a same-dialect answer leaves with the bytes it came with; where reads are cut never changes the result.
 */
@NullMarked
package io.torouter.answer;

import org.jspecify.annotations.NullMarked;
