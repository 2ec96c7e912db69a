package io.torouter.translation.count;

import io.torouter.canonical.GenerationRequest;

import java.util.List;

/** Estimates the tokens of prompts, rounded up. Thread-safe, and too slow for an event loop: see {@link TextTokens}. */
public final class TokenEstimator {
    private static final int USUAL_BYTES = 4;

    private final TextTokens tokens = new TextTokens();

    /** Tokens the model reads for a request: text, tools, images, documents and what stands around them. */
    public long estimate(GenerationRequest request, Family family) {
        var prompt = PromptText.of(request, family);
        return scaled(prompt.texts(), family) + prompt.flat();
    }

    /** Tokens of bare texts. */
    public long estimate(List<String> texts, Family family) {
        return scaled(texts, family);
    }

    /**
     * A guess that any event loop may make: a token for every {@value #USUAL_BYTES} bytes of UTF-8, rounded up for each
     * text.
     */
    public static long roughly(List<String> texts) {
        return texts.stream().mapToLong(text -> ((long) utf8Length(text) + USUAL_BYTES - 1) / USUAL_BYTES).sum();
    }

    private static int utf8Length(String text) {
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            length += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        }
        return length;
    }

    private long scaled(List<String> texts, Family family) {
        return (long) Math.ceil(tokens.count(texts) * family.factor());
    }
}
