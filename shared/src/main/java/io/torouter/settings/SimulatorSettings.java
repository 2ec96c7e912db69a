package io.torouter.settings;

import java.time.Duration;

/**
 * How the built-in upstream behaves.
 *
 * @param seed equal seeds answer equal requests with equal text
 * @param firstTokenDelay from the request to the first token of the answer
 * @param tokenDelay between two tokens
 * @param tokens length of an answer whose request does not ask for a length
 */
public record SimulatorSettings(
        long seed, Duration firstTokenDelay, Duration tokenDelay, int tokens, SimulatorFault fault) {
    public static final SimulatorSettings DEFAULT =
            new SimulatorSettings(1, Duration.ZERO, Duration.ZERO, 32, SimulatorFault.NONE);
}
