package io.torouter.translation.count;

import io.torouter.canonical.GenerationRequest;

import java.util.List;

/** Estimates the tokens of prompts, rounded up. Thread-safe, and too slow for an event loop: see {@link TextTokens}. */
public final class TokenEstimator {
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

    private long scaled(List<String> texts, Family family) {
        return (long) Math.ceil(tokens.count(texts) * family.factor());
    }
}
