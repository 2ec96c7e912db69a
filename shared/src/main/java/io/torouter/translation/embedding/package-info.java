/**
 * Embeddings in the dialects that have them: OpenAI's {@code embeddings}, Gemini's {@code embedContent} and {@code
 * batchEmbedContents}.
 *
 * <p>Start at {@link io.torouter.translation.embedding.EmbeddingHalf}. What must stay true: halves are pure; vectors
 * keep their numbers and their order; what the other dialect has no word for is named as dropped, and what would change
 * the meaning of a vector is refused.
 */
@NullMarked
package io.torouter.translation.embedding;

import org.jspecify.annotations.NullMarked;
