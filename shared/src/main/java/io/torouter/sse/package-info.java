/**
 * The framing of Server-Sent Events: where events end, and which data they carry.
 *
 * <p>Start at {@link io.torouter.sse.EventFramer}, which cuts a stream into blocks, and {@link
 * io.torouter.sse.EventReader}, which takes one block apart. What must stay true: LF, CRLF and CR end lines in any
 * mixture; where reads are cut never changes what is found; nothing is kept of the bytes but a few numbers.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation">HTML
 *     standard, 9.2.6, read 2026-11-21</a>
 */
@NullMarked
package io.torouter.sse;

import org.jspecify.annotations.NullMarked;
