/**
 * OpenAI's Responses API: requests, answers and streams, each read and written.
 *
 * <p>Start at {@link io.torouter.translation.responses.ResponsesRequests}, {@link
 * io.torouter.translation.responses.ResponsesAnswers} and {@link io.torouter.translation.responses.ResponsesStreams}. A
 * conversation is a list of items here, of which one turn of the model may be many; readers gather them into turns,
 * writers take them apart.
 *
 * <p>What must stay true: ids come from the answer's own id and the place of an item; events are numbered from 0
 * without a gap; what is said in deltas is said once more, whole, when its item is done and when the answer is.
 *
 * @see <a href="https://platform.openai.com/docs/api-reference/responses">Responses, OpenAPI document 2.3.0 and the
 *     types of npm openai 7.55.0, read 2026-11-24</a>
 */
@NullMarked
package io.torouter.translation.responses;

import org.jspecify.annotations.NullMarked;
