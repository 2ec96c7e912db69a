package io.torouter.simulator.reply;

import org.jspecify.annotations.Nullable;

/**
 * An answer in text.
 *
 * @param stopSequence the sequence the answer ended before; null unless it ended for that
 */
public record Said(TokenText text, Stop stop, @Nullable String stopSequence) implements Reply {
    @Override
    public int tokens() {
        return text.count();
    }
}
