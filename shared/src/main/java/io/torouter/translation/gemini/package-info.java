/**
 * Google's Gemini: {@code generateContent} and {@code streamGenerateContent}, as clients say it and as the service
 * takes it.
 *
 * <p>Start at {@link io.torouter.translation.gemini.GeminiRequests}, {@link
 * io.torouter.translation.gemini.GeminiAnswers} and {@link io.torouter.translation.gemini.GeminiStreams}. What must
 * stay true: names are read in both spellings of Google's JSON, {@code systemInstruction} and {@code
 * system_instruction}, and written in the first; what is written to the service is what it accepts, above all in the
 * order of function calls, their responses and their signatures.
 *
 * @see <a href="https://ai.google.dev/api/generate-content">generateContent, v1beta, read 2026-11-24</a>
 */
@NullMarked
package io.torouter.translation.gemini;

import org.jspecify.annotations.NullMarked;
