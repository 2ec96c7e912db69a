package io.torouter.translation.embedding;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Vectors, one for each input, in order.
 *
 * @param tokens of all inputs together; null where the upstream does not say
 */
public record EmbeddingAnswer(List<Vector> vectors, @Nullable Long tokens) {
    public EmbeddingAnswer {
        vectors = List.copyOf(vectors);
    }
}
