/**
 * Answers of upstreams on their way to the client: what they say of themselves, and what may be passed on.
 *
 * <p>Start at {@link io.torouter.answer.AnswerStream} and, for answers that stay in their dialect, at {@link
 * io.torouter.answer.PassThrough}. There {@code Blocks} cut a stream, a {@code Grammar} per dialect says where its JSON
 * holds which {@code Fact}, and an {@code Observation} makes progress, usage and error of the facts.
 *
 * <p>What must stay true: pure code (no Vert.x, no Netty, no clock, no log); a same-dialect answer leaves with the
 * bytes it came with; where reads are cut never changes the result; nothing that is not understood is held back.
 */
@NullMarked
package io.torouter.answer;

import org.jspecify.annotations.NullMarked;
