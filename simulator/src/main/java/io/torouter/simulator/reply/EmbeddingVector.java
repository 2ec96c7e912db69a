package io.torouter.simulator.reply;

import java.util.SplittableRandom;

/** A vector of length one that depends on nothing but a text, a seed and how many numbers it has. */
public final class EmbeddingVector {
    private EmbeddingVector() {}

    public static float[] of(String text, long seed, int dimensions) {
        var random = new SplittableRandom(seed * 31 + text.hashCode());
        var vector = new float[dimensions];
        var squares = 0.0;
        for (var i = 0; i < dimensions; i++) {
            vector[i] = (float) (random.nextDouble() * 2 - 1);
            squares += (double) vector[i] * vector[i];
        }
        var length = Math.sqrt(squares);
        for (var i = 0; i < dimensions; i++) {
            vector[i] = (float) (vector[i] / length);
        }
        return vector;
    }
}
