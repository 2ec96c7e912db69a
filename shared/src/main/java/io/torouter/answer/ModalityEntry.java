package io.torouter.answer;

import org.jspecify.annotations.Nullable;

/**
 * One entry of the lists in which Gemini counts tokens by modality. Its two members come in any order; only sound and
 * images have a price of their own.
 *
 * @see <a href="https://ai.google.dev/api/generate-content#ModalityTokenCount">ModalityTokenCount</a>, v1beta, read
 *     2026-11-28
 */
final class ModalityEntry {
    private static final int WORD_LENGTH = 5;

    private Fact list = Fact.PROMPT_ENTRY;
    private byte initial;
    private long tokens = -1;

    /**
     * @param kind the fact of the list that the entry is in
     */
    void begin(Fact kind) {
        list = kind;
        initial = 0;
        tokens = -1;
    }

    /** The initial letter tells {@code AUDIO} and {@code IMAGE}, which have five, from all other words. */
    @Nullable Fact modality(byte[] array, int from, int to) {
        initial = to - from == WORD_LENGTH ? array[from] : 0;
        return fact();
    }

    /**
     * @param count negative for none
     */
    @Nullable Fact tokens(long count) {
        tokens = count;
        return fact();
    }

    long tokens() {
        return tokens;
    }

    /** What the entry counts; null while that is unknown, and where it does not matter. */
    private @Nullable Fact fact() {
        if (tokens < 0) {
            return null;
        }
        return switch (initial) {
            case 'A' -> audio();
            case 'I' -> image();
            default -> null;
        };
    }

    private Fact audio() {
        return switch (list) {
            case CACHED_ENTRY -> Fact.CACHED_AUDIO;
            case OUTPUT_ENTRY -> Fact.AUDIO_OUTPUT;
            default -> Fact.AUDIO_INPUT;
        };
    }

    private @Nullable Fact image() {
        return switch (list) {
            case CACHED_ENTRY -> Fact.CACHED_IMAGE;
            case OUTPUT_ENTRY -> null;
            default -> Fact.IMAGE_INPUT;
        };
    }
}
