package io.torouter.simulator.reply;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Sentences that make an answer as long as it is to be. */
final class Filler {
    private static final List<String> SENTENCES =
            List.of(
                    "Nobody thought about these words.",
                    "They fill the answer up to the length it was asked for.",
                    "A real model would have more to say.",
                    "Point a channel at a provider to hear one.",
                    "Until then this text costs nothing and means little.");

    private Filler() {}

    /** All sentences, in an order that depends on the seed. */
    static String text(long seed) {
        var sentences = new ArrayList<>(SENTENCES);
        Collections.rotate(sentences, (int) Math.floorMod(seed, (long) SENTENCES.size()));
        return String.join(" ", sentences) + " ";
    }
}
