package io.torouter.translation.grid;

import io.torouter.dialect.Dialect;
import io.torouter.dialect.Operation;
import io.torouter.translation.Target;
import io.torouter.translation.Untranslatable;
import io.torouter.translation.count.CountMessages;
import io.torouter.translation.embedding.EmbeddingHalf;

/** Which operations beside generation are translated into which dialects, and where that is done. */
public record DocumentTranslation(Halves halves) {
    /** Whether an upstream that speaks the dialect can serve the operation although it has not the same one. */
    public boolean serves(Operation operation, Dialect upstream) {
        return switch (operation) {
            case EMBEDDINGS, EMBED_CONTENT, BATCH_EMBED_CONTENTS -> EmbeddingHalf.has(upstream);
            case RESPONSES_INPUT_TOKENS, MESSAGES_COUNT_TOKENS, COUNT_TOKENS ->
                    CountMessages.operation(upstream) != null
                            && halves.has(upstream)
                            && halves.has(operation.dialect());
            case IMAGE_GENERATIONS, IMAGE_EDITS -> ImageTranslation.serves(halves, upstream);
            default -> false;
        };
    }

    /**
     * Writes the request for an upstream that {@link #serves} it.
     *
     * @throws Untranslatable where it is not of the client's dialect, or something that cannot be left out has no place
     */
    public WrittenDocument write(DocumentCall call, Dialect upstream, Target target) {
        return switch (call.operation()) {
            case EMBEDDINGS, EMBED_CONTENT, BATCH_EMBED_CONTENTS ->
                    new EmbeddingTranslation(call, upstream).write(target);
            case RESPONSES_INPUT_TOKENS, MESSAGES_COUNT_TOKENS, COUNT_TOKENS ->
                    new CountTranslation(halves, call, upstream).write(target);
            case IMAGE_GENERATIONS, IMAGE_EDITS -> new ImageTranslation(halves, call).write(target);
            default -> throw Untranslatable.unsupported(call.operation().path() + " is not translated");
        };
    }
}
