package io.torouter.answer;

/**
 * What of a model's writing has been given out, for the case that its upstream never says.
 *
 * @param bytes about how many of text, reasoning and arguments of calls, in UTF-8; 0 while nothing was written
 * @param counted whether the upstream has said how many tokens it generated, and not only how many it read
 */
public record Delivered(long bytes, boolean counted) {
    public static final Delivered NOTHING = new Delivered(0, false);
}
