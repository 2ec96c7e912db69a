package io.torouter.translation.embedding;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** What one vector is made of. */
sealed interface EmbeddingInput {
    /**
     * @param task what the vector is for, in Gemini's words; null where unsaid
     * @param title of the document the text is from; null where unsaid
     */
    record Words(String text, @Nullable String task, @Nullable String title) implements EmbeddingInput {}

    /** Tokens of OpenAI's own encodings. */
    record TokenIds(List<Integer> ids) implements EmbeddingInput {
        public TokenIds {
            ids = List.copyOf(ids);
        }
    }

    /** Gemini's parts, of which not all are text; must not be changed. */
    record Mixed(List<JsonNode> parts) implements EmbeddingInput {
        public Mixed {
            parts = List.copyOf(parts);
        }
    }
}
