package io.torouter.benchmark;

import java.util.EnumMap;
import java.util.Map;

/**
 * The figures of one run of one scenario through one target.
 *
 * @param firstFailure empty for none
 */
record Sample(String target, int round, Map<Figure, Double> figures, String firstFailure) {
    Sample {
        figures = new EnumMap<>(figures);
    }
}
