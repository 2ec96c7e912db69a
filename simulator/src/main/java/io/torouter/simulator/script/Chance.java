package io.torouter.simulator.script;

import io.torouter.settings.SimulatorFault;

import java.util.Map;
import java.util.SplittableRandom;

/**
 * Faults that strike a share of the requests by themselves.
 *
 * @param seed equal seeds let the same requests of a run fail
 */
public record Chance(SimulatorFault rates, long seed) {
    /**
     * The script for one request, with a fault if the dice say so. A script that has a fault already keeps it.
     *
     * @param ordinal how many requests came before
     * @param streamed whether the answer is streamed; only such an answer is cut or stalled
     */
    public Script roll(Script script, long ordinal, boolean streamed) {
        if (script.fault() != Fault.NONE) {
            return script;
        }
        var dice = dice(ordinal);
        if (dice < rates.errorRate()) {
            return script.with(Map.of("fail", Integer.toString(rates.errorStatus())));
        }
        return streamed ? halved(script, dice - rates.errorRate()) : script;
    }

    private Script halved(Script script, double dice) {
        var halfway = Integer.toString(script.tokens() / 2);
        if (dice < rates.cutRate()) {
            return script.with(Map.of("fault", Fault.CLOSE.id(), "after", halfway));
        }
        if (dice < rates.cutRate() + rates.stallRate()) {
            return script.with(Map.of("fault", Fault.STALL.id(), "after", halfway));
        }
        return script;
    }

    private double dice(long ordinal) {
        return new SplittableRandom(seed * 31 + ordinal).nextDouble();
    }
}
