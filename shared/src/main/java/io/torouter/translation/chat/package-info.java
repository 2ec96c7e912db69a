/**
 * OpenAI's chat completions, and what the hosts that call themselves compatible make of it, both ways.
 *
 * <p>Start at {@link io.torouter.translation.chat.ChatRequests}, {@link io.torouter.translation.chat.ChatAnswers} and
 * {@link io.torouter.translation.chat.ChatStreams}; readers stand beside writers, one pair for each concern. What must
 * stay true: a host's quirk is read wherever it is harmless to do so, and written only where {@link
 * io.torouter.translation.vendor.ChatTraits} says so.
 *
 * @see <a href="https://platform.openai.com/docs/api-reference/chat">OpenAI, types of its SDK 7.55, read 2026-11-24</a>
 * @see <a href="https://openrouter.ai/docs/api-reference/chat-completion">OpenRouter, OpenAPI 1.0.0, read
 *     2026-11-24</a>
 */
@NullMarked
package io.torouter.translation.chat;

import org.jspecify.annotations.NullMarked;
