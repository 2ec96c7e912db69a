package io.torouter.probe.bus;

import io.torouter.probe.Check;

import java.util.List;

/**
 * Asks a routing node to test a channel. Answered with a {@link ProbeAnswer}, or fails with a code of {@link
 * ProbeAddress}.
 *
 * @param model public id of one that the channel has
 * @param timeoutMillis within which all checks are over; what is not done by then has failed
 */
public record ProbeQuestion(String channel, String model, List<Check> checks, int timeoutMillis) {
    public ProbeQuestion {
        checks = List.copyOf(checks);
    }
}
