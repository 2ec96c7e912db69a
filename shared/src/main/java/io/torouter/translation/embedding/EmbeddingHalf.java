package io.torouter.translation.embedding;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Drops;
import io.torouter.dialect.Dialect;
import io.torouter.dialect.Operation;
import io.torouter.translation.Untranslatable;

/** Reads and writes embeddings of one dialect. */
public sealed interface EmbeddingHalf permits OpenAiEmbeddings, GeminiEmbeddings {
    /**
     * @throws Untranslatable where the dialect has no embeddings
     */
    static EmbeddingHalf of(Dialect dialect) {
        return switch (dialect) {
            case OPENAI_CHAT -> new OpenAiEmbeddings();
            case GEMINI_GENERATE -> new GeminiEmbeddings();
            case OPENAI_RESPONSES, ANTHROPIC_MESSAGES ->
                    throw Untranslatable.unsupported(dialect.id() + " has no embeddings");
        };
    }

    static boolean has(Dialect dialect) {
        return dialect == Dialect.OPENAI_CHAT || dialect == Dialect.GEMINI_GENERATE;
    }

    /** The operation that makes vectors of any number of inputs. */
    Operation operation();

    /**
     * Reads a client's body.
     *
     * @throws Untranslatable where the body is not of the dialect
     */
    EmbeddingRequest decode(Operation operation, ObjectNode body);

    /**
     * Writes an upstream's body.
     *
     * @param model the id the upstream knows the model by
     * @throws Untranslatable where an input cannot be said in the dialect
     */
    ObjectNode encode(EmbeddingRequest request, String model, Drops drops);

    /**
     * Reads an upstream's answer.
     *
     * @throws Untranslatable where it is none
     */
    EmbeddingAnswer decode(ObjectNode body);

    /**
     * Writes a client's answer.
     *
     * @param model in the client's words
     */
    ObjectNode encode(EmbeddingAnswer answer, EmbeddingRequest.Form form, String model);
}
