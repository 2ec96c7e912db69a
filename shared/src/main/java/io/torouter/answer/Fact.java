package io.torouter.answer;

/** What an answer can say of itself, whatever its dialect calls it. */
enum Fact {
    /** Tokens read, as the dialect counts them: with or without the cached ones. */
    INPUT,
    CACHE_READ,
    CACHE_WRITE,
    /** Of those written to the cache, the ones that stay for long. */
    LONG_CACHE_WRITE,
    /** Of {@link #INPUT}, sound; of that and of the next, what the cache served. */
    AUDIO_INPUT,
    CACHED_AUDIO,
    /** Of {@link #INPUT}, images. */
    IMAGE_INPUT,
    CACHED_IMAGE,
    /** Tokens read for the sake of tools, on top of {@link #INPUT}. */
    TOOL_INPUT,
    /** Tokens generated, as the dialect counts them: with or without reasoning. */
    OUTPUT,
    REASONING,
    /** Of {@link #OUTPUT}, sound. */
    AUDIO_OUTPUT,
    TOTAL,

    /** An entry of a list that counts tokens by modality: of the prompt, of what the cache served, of the answer. */
    PROMPT_ENTRY,
    CACHED_ENTRY,
    OUTPUT_ENTRY,
    /** Of an entry, the modality and its tokens. */
    MODALITY,
    MODALITY_TOKENS,

    /** An image that was made. */
    IMAGE,
    /** A part of a candidate, which may be an image. */
    PART,
    /** Of a part, that it is none of the answer. */
    THOUGHT,
    /** Of a part that is a file, what is in it. */
    MEDIA_TYPE,

    /** There is something to interpret at all, unlike in a comment. */
    EVENT,
    /** What kind of event this is. */
    TYPE,
    ERROR,
    ERROR_TYPE,
    ERROR_CODE,
    ERROR_MESSAGE,

    /** The list of choices or candidates is there, maybe empty. */
    CHOICES,
    /** One of them is there, maybe empty. */
    CHOICE,
    /** One of them has something in it. */
    CONTENT,
    /** The same, and it is what the model wrote. */
    TEXT,
    /** The reason for which generation ended, or never began. */
    FINISH,
    /** The data is the word that ends OpenAI streams. */
    DONE,
    /** Something only a successful whole answer has. */
    ANSWER,
    /** Something we do not know. */
    UNKNOWN;

    /** Whether its value is a number of tokens. Those are named first. */
    boolean isCount() {
        return compareTo(TOTAL) <= 0;
    }
}
