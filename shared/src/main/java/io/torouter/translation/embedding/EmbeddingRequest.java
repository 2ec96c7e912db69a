package io.torouter.translation.embedding;

import io.torouter.canonical.Extras;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A request for vectors.
 *
 * @param inputs one for each vector, in order; not empty
 * @param form in which the client wants them
 * @param dimensions null where the model decides
 * @param user an opaque id of the end user; null where unsaid
 * @param extras what stood at the top of the body and has no place here
 */
public record EmbeddingRequest(
        List<EmbeddingInput> inputs, Form form, @Nullable Long dimensions, @Nullable String user, List<Extras> extras) {
    /** How a client wants its vectors. */
    public enum Form {
        OPENAI_NUMBERS,
        /** Numbers of 32 bits, little-endian, in Base64. */
        OPENAI_BASE64,
        GEMINI_ONE,
        GEMINI_BATCH
    }

    public EmbeddingRequest {
        inputs = List.copyOf(inputs);
        extras = List.copyOf(extras);
    }

    /** The texts among the inputs. */
    public List<String> texts() {
        return inputs.stream()
                .filter(EmbeddingInput.Words.class::isInstance)
                .map(input -> ((EmbeddingInput.Words) input).text())
                .toList();
    }
}
