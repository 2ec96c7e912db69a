package io.torouter.probe.bus;

import io.torouter.probe.CheckResult;

import java.util.List;

/**
 * How a test of a channel went.
 *
 * @param upstreamModel the id by which the upstream knows the model
 * @param results in the order in which they were asked for
 */
public record ProbeAnswer(String upstreamModel, List<CheckResult> results) {
    public ProbeAnswer {
        results = List.copyOf(results);
    }
}
