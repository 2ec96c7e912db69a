package io.torouter.answer;

/** What an answer can say of itself, whatever its dialect calls it. */
enum Fact {
    /** Tokens read, as the dialect counts them: with or without the cached ones. */
    INPUT,
    CACHE_READ,
    CACHE_WRITE,
    /** Tokens read for the sake of tools, on top of {@link #INPUT}. */
    TOOL_INPUT,
    /** Tokens generated, as the dialect counts them: with or without reasoning. */
    OUTPUT,
    REASONING,
    TOTAL,

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
    /** The reason for which generation ended, or never began. */
    FINISH,
    /** The data is the word that ends OpenAI streams. */
    DONE,
    /** Something only a successful whole answer has. */
    ANSWER,
    /** Something we do not know. */
    UNKNOWN
}
