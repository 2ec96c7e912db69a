package io.torouter.usage;

/**
 * Token counts of one answer in disjoint parts.
 *
 * @param input tokens read from the request, cached ones not included
 * @param cacheRead input tokens served from the prompt cache
 * @param cacheWrite input tokens written to the prompt cache
 * @param output tokens generated, reasoning not included
 * @param reasoning tokens generated as reasoning, where the upstream tells them apart; else 0
 */
public record Usage(long input, long cacheRead, long cacheWrite, long output, long reasoning) {
    /** Nothing was counted. */
    public static final Usage NONE = new Usage(0, 0, 0, 0, 0);

    public Usage {
        if (input < 0 || cacheRead < 0 || cacheWrite < 0 || output < 0 || reasoning < 0) {
            throw new IllegalArgumentException("token counts are not negative");
        }
    }

    public long totalInput() {
        return input + cacheRead + cacheWrite;
    }

    public long totalOutput() {
        return output + reasoning;
    }
}
