package io.torouter.translation.grid;

import io.torouter.canonical.Block;
import io.torouter.canonical.Delta;

import org.jspecify.annotations.Nullable;

/** How much of an event a model has written, in bytes of UTF-8; of a text its first letter stands for all. */
final class WrittenBytes {
    /** Of what comes whole and is no text, or is sealed: something was written. */
    private static final int SOMETHING = 4;

    private WrittenBytes() {}

    static long of(Block head) {
        return switch (head) {
            case Block.CallBlock(_, var tool, _) -> of(tool.name());
            case Block.WholeBlock _ -> SOMETHING;
            case Block.TextBlock _, Block.RefusalBlock _, Block.ThoughtBlock _, Block.AudioBlock _ -> 0;
        };
    }

    static long of(Delta delta) {
        return switch (delta) {
            case Delta.Written(var text) -> of(text);
            case Delta.Summarised(_, var text) -> of(text);
            case Delta.Sounded(_, var transcript) -> of(transcript);
            case Delta.Sealed _, Delta.Cited _, Delta.Logprobs _ -> 0;
        };
    }

    private static long of(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return 0;
        }
        char first = text.charAt(0);
        return (long) text.length() * (first < 0x80 ? 1 : first < 0x800 ? 2 : 3);
    }
}
