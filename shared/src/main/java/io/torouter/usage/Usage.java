package io.torouter.usage;

/**
 * Token counts of one answer in disjoint parts.
 *
 * @param input tokens read from the request, cached ones not included
 * @param cacheRead input tokens served from the prompt cache
 * @param cacheWrite input tokens written to the prompt cache
 * @param output tokens generated, reasoning not included
 * @param reasoning tokens generated as reasoning, where the upstream tells them apart; else 0
 * @param detail what some of them were
 */
public record Usage(long input, long cacheRead, long cacheWrite, long output, long reasoning, Detail detail) {
    /** Nothing was counted. */
    public static final Usage NONE = new Usage(0, 0, 0, 0, 0);

    /**
     * What some tokens of a usage were, for vendors that price them apart.
     *
     * @param longCacheWrite of those written to the cache, the ones that stay for long (Anthropic: an hour)
     * @param audioInput of the input, sound
     * @param imageInput of the input, images
     * @param audioOutput of the output, sound
     * @param images how many images were made; no tokens
     */
    public record Detail(long longCacheWrite, long audioInput, long imageInput, long audioOutput, long images) {
        public static final Detail NONE = new Detail(0, 0, 0, 0, 0);

        public Detail {
            if (longCacheWrite < 0 || audioInput < 0 || imageInput < 0 || audioOutput < 0 || images < 0) {
                throw new IllegalArgumentException("token counts are not negative");
            }
        }

        /** Upstreams may say that a part is more than its whole. */
        private Detail within(long input, long cacheWrite, long output) {
            long audio = Math.min(audioInput, input);
            long seen = Math.min(imageInput, input - audio);
            return new Detail(Math.min(longCacheWrite, cacheWrite), audio, seen, Math.min(audioOutput, output), images);
        }
    }

    public Usage {
        if (input < 0 || cacheRead < 0 || cacheWrite < 0 || output < 0 || reasoning < 0) {
            throw new IllegalArgumentException("token counts are not negative");
        }
        detail = detail.equals(Detail.NONE) ? Detail.NONE : detail.within(input, cacheWrite, output);
    }

    /** One of which nothing more is known. */
    public Usage(long input, long cacheRead, long cacheWrite, long output, long reasoning) {
        this(input, cacheRead, cacheWrite, output, reasoning, Detail.NONE);
    }

    /** The same, known better; a part that exceeds its whole is cut to it. */
    public Usage with(Detail known) {
        return new Usage(input, cacheRead, cacheWrite, output, reasoning, known);
    }

    /** The same with no part above a bound: what upstreams say is not always possible. */
    public Usage atMost(long most) {
        long largest = Math.max(Math.max(input, output), Math.max(cacheRead, Math.max(cacheWrite, reasoning)));
        if (largest <= most && detail.images() <= most) {
            return this;
        }
        var known =
                new Detail(
                        detail.longCacheWrite(),
                        detail.audioInput(),
                        detail.imageInput(),
                        detail.audioOutput(),
                        Math.min(detail.images(), most));
        return new Usage(
                Math.min(input, most),
                Math.min(cacheRead, most),
                Math.min(cacheWrite, most),
                Math.min(output, most),
                Math.min(reasoning, most),
                known);
    }

    public long totalInput() {
        return input + cacheRead + cacheWrite;
    }

    public long totalOutput() {
        return output + reasoning;
    }

    /** Input that is neither cached nor sound nor image. */
    public long plainInput() {
        return input - detail.audioInput() - detail.imageInput();
    }
}
