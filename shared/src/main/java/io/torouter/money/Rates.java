package io.torouter.money;

/**
 * What each unit of an answer costs, in picodollars (10<sup>-12</sup> USD); 0 for what is free. Tokens unless said
 * otherwise.
 *
 * @param input tokens read, neither cached nor of sound or images
 * @param cacheRead tokens served from the prompt cache
 * @param cacheWrite tokens written to the prompt cache for its usual time (Anthropic: five minutes)
 * @param cacheWriteLong tokens written to it for long (Anthropic: an hour)
 * @param output tokens generated, reasoning and sound not included
 * @param reasoning tokens generated as reasoning
 * @param audioInput tokens of sound read
 * @param audioOutput tokens of sound generated
 * @param imageInput tokens of images read
 * @param image each image generated
 * @param request each request that was answered
 */
public record Rates(
        long input,
        long cacheRead,
        long cacheWrite,
        long cacheWriteLong,
        long output,
        long reasoning,
        long audioInput,
        long audioOutput,
        long imageInput,
        long image,
        long request) {
    public static final Rates FREE = new Rates(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    public Rates {
        long signs =
                input
                        | cacheRead
                        | cacheWrite
                        | cacheWriteLong
                        | output
                        | reasoning
                        | audioInput
                        | audioOutput
                        | imageInput
                        | image
                        | request;
        if (signs < 0) {
            throw new IllegalArgumentException("prices are not negative");
        }
    }

    /** Rates where everything read costs the same, and everything generated. */
    public static Rates ofTokens(long input, long output) {
        return new Rates(input, input, input, input, output, output, input, output, input, 0, 0);
    }
}
