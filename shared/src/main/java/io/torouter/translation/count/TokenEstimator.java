package io.torouter.translation.count;

import io.torouter.canonical.GenerationRequest;

import java.util.List;

/** Estimates the tokens of prompts, rounded up. Thread-safe, and too slow for an event loop: see {@link TextTokens}. */
public final class TokenEstimator {
    private static final int USUAL_BYTES = 4;

    /** Of one text no more letters are looked at for a guess. */
    private static final int MOST_LETTERS = 8192;

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
        return texts.stream().mapToLong(text -> (utf8Length(text) + USUAL_BYTES - 1) / USUAL_BYTES).sum();
    }

    /**
     * A guess of what {@link #estimate(GenerationRequest, Family)} says, by lengths: no table is loaded and no file
     * looked into, so that any event loop may make it. Some 50 µs for a prompt of 100 KB.
     */
    public static long roughly(GenerationRequest request, Family family) {
        var prompt = PromptText.atAGlance(request, family);
        return (long) Math.ceil(roughly(prompt.texts()) * family.factor()) + prompt.flat();
    }

    /** A guess of the tokens of so many bytes of text in UTF-8. */
    public static long roughly(long bytes, Family family) {
        return (long) Math.ceil((double) bytes / USUAL_BYTES * family.factor());
    }

    /** Of a long text some letters stand for all. */
    private static long utf8Length(String text) {
        int stride = 1 + text.length() / MOST_LETTERS;
        long length = 0;
        for (int i = 0; i < text.length(); i += stride) {
            char c = text.charAt(i);
            length += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        }
        return stride == 1 ? length : Math.max(text.length(), length * stride);
    }

    private long scaled(List<String> texts, Family family) {
        return (long) Math.ceil(tokens.count(texts) * family.factor());
    }
}
