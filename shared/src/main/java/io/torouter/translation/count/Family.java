package io.torouter.translation.count;

import java.util.Locale;

/**
 * Models whose tokens are alike. Estimates count in OpenAI's tokens; {@link #factor} makes them the family's own.
 *
 * <p>The factors are the largest that recorded prompts of some length showed (see {@code CalibrationTest}), rounded up;
 * a family has a few tokenizers, and prose, code and other scripts differ.
 */
public enum Family {
    OPENAI(1.0, 4, 16, 40, 1500),
    /** Claude says a lot more to itself when there are tools. */
    ANTHROPIC(1.3, 4, 620, 150, 3000),
    GEMINI(1.15, 1, 0, 0, 560),
    /** Llama, Mistral, Qwen, DeepSeek, … whose vocabularies are smaller, in part by far. */
    OTHER(1.2, 4, 250, 40, 1500);

    private final double factor;
    private final int turn;
    private final int toolPreamble;
    private final int formatPreamble;
    private final int pageTokens;

    Family(double factor, int turn, int toolPreamble, int formatPreamble, int pageTokens) {
        this.factor = factor;
        this.turn = turn;
        this.toolPreamble = toolPreamble;
        this.formatPreamble = formatPreamble;
        this.pageTokens = pageTokens;
    }

    /** The family's tokens for one of OpenAI's. */
    double factor() {
        return factor;
    }

    /** Tokens of what a vendor says to the model once where there are tools at all. */
    int toolPreamble() {
        return toolPreamble;
    }

    /** Tokens around a turn. */
    int turn() {
        return turn;
    }

    /** Tokens of what a vendor says to the model of a schema for its answer; the schema itself comes on top. */
    int formatPreamble() {
        return formatPreamble;
    }

    /** Whether a schema for the answer is shown to the model at all; Gemini's are not. */
    boolean showsFormat() {
        return this != GEMINI;
    }

    /** Whether schemas are shown in few words, like types, rather than as JSON. */
    boolean showsTypes() {
        return this == OPENAI;
    }

    /** Characters of sealed reasoning that are a token for the model; 0 where reasoning comes back in plain words. */
    int sealPerToken() {
        return switch (this) {
            case OPENAI -> 16;
            case GEMINI -> 4;
            case ANTHROPIC, OTHER -> 0;
        };
    }

    /** Tokens of a page of a document, as text and picture. */
    int pageTokens() {
        return pageTokens;
    }

    /**
     * Reads it off a model's name, with or without its vendor before it.
     *
     * @param model the upstream's id
     */
    public static Family of(String model) {
        var name = model.toLowerCase(Locale.ROOT);
        if (name.contains("claude")) {
            return ANTHROPIC;
        }
        if (name.contains("gemini") || name.contains("gemma")) {
            return GEMINI;
        }
        var bare = name.substring(name.lastIndexOf('/') + 1);
        boolean openAi =
                bare.matches("(gpt|chatgpt|o[1-9]|text-embedding|codex|davinci|babbage|computer-use).*")
                        && !bare.startsWith("gpt-j")
                        && !bare.startsWith("gpt-neo");
        return openAi ? OPENAI : OTHER;
    }
}
