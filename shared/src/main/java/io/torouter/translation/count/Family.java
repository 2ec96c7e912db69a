package io.torouter.translation.count;

import java.util.Locale;

/**
 * Models whose tokens are alike. Estimates count in OpenAI's tokens; {@link #factor} makes them the family's own.
 *
 * <p>The factors are the largest that recorded prompts of some length showed (see {@code CalibrationTest}), rounded up;
 * a family has a few tokenizers, and prose, code and other scripts differ.
 */
public enum Family {
    OPENAI(1.0, 16, 1500),
    /** Claude says a lot more to itself when there are tools. */
    ANTHROPIC(1.3, 500, 3000),
    GEMINI(1.15, 0, 560),
    /** Llama, Mistral, Qwen, DeepSeek, … whose vocabularies are smaller, in part by far. */
    OTHER(1.2, 30, 1500);

    private final double factor;
    private final int toolPreamble;
    private final int pageTokens;

    Family(double factor, int toolPreamble, int pageTokens) {
        this.factor = factor;
        this.toolPreamble = toolPreamble;
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
