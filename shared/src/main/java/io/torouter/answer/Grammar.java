package io.torouter.answer;

import io.torouter.dialect.Operation;
import io.torouter.json.KeyMarkers;
import io.torouter.json.PathTree;

import org.jspecify.annotations.Nullable;

/**
 * How one dialect says what we want to know.
 *
 * @param paths where the facts stand in the JSON of an event, element or document
 * @param markers keys without which an event behind the preamble need not be read; null where all must be
 */
record Grammar(PathTree<Fact> paths, @Nullable KeyMarkers markers, Meaning meaning, Counting counting) {
    Grammar(PathTree<Fact> paths, Meaning meaning, Counting counting) {
        this(paths, null, meaning, counting);
    }

    /** The grammar of streamed answers. */
    static Grammar ofStream(Operation operation) {
        return switch (operation) {
            case IMAGE_GENERATIONS, IMAGE_EDITS, AUDIO_SPEECH, AUDIO_TRANSCRIPTIONS, AUDIO_TRANSLATIONS ->
                    OpenAiMedia.STREAM;
            case CHAT_COMPLETIONS, COMPLETIONS, EMBEDDINGS, MODERATIONS, RERANK -> OpenAiChat.STREAM;
            case RESPONSES,
                    RESPONSES_INPUT_TOKENS,
                    RESPONSES_COMPACT,
                    RESPONSES_INPUT_ITEMS,
                    RESPONSES_GET,
                    RESPONSES_DELETE ->
                    OpenAiResponses.STREAM;
            case MESSAGES, MESSAGES_COUNT_TOKENS -> AnthropicMessages.STREAM;
            case GENERATE_CONTENT, STREAM_GENERATE_CONTENT, COUNT_TOKENS, EMBED_CONTENT, BATCH_EMBED_CONTENTS ->
                    GeminiGenerate.STREAM;
        };
    }

    /** The grammar of answers that are one document. */
    static Grammar ofWhole(Operation operation) {
        return switch (operation.dialect()) {
            case OPENAI_CHAT -> makesImages(operation) ? OpenAiMedia.IMAGES : OpenAiChat.WHOLE;
            case OPENAI_RESPONSES -> OpenAiResponses.WHOLE;
            case ANTHROPIC_MESSAGES -> AnthropicMessages.WHOLE;
            case GEMINI_GENERATE -> GeminiGenerate.WHOLE;
        };
    }

    private static boolean makesImages(Operation operation) {
        return operation == Operation.IMAGE_GENERATIONS || operation == Operation.IMAGE_EDITS;
    }

    /** For streams of chunks that hold a list of choices; a list in which nothing is written yet is a preamble. */
    static Progress chunkMeaning(Facts facts) {
        if (isError(facts)) {
            return Progress.FAILED;
        }
        if (facts.has(Fact.DONE)) {
            return Progress.COMPLETE;
        }
        boolean empty = facts.has(Fact.CHOICES) && !facts.has(Fact.CONTENT) && !facts.has(Fact.FINISH);
        return empty ? Progress.PREAMBLE : Progress.CONTENT;
    }

    /** For whole documents: an error counts where nothing of an answer stands beside it. */
    static Progress documentMeaning(Facts facts) {
        if (facts.has(Fact.ERROR) && !facts.has(Fact.ANSWER)) {
            return Progress.FAILED;
        }
        return facts.has(Fact.ANSWER) || facts.has(Fact.UNKNOWN) ? Progress.CONTENT : Progress.PREAMBLE;
    }

    /** Whether an event is an error, for dialects in which no other event has an {@code error} at its top. */
    static boolean isError(Facts facts) {
        return facts.has(Fact.ERROR) || facts.word(Fact.TYPE).equals("error");
    }
}
