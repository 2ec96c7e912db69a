package io.torouter.benchmark;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * What was asked for on the command line.
 *
 * @param root the work tree
 * @param streams how many at the same time in {@link Scenario#S4}
 * @param json where the figures are written as JSON; null for nowhere
 */
record Plan(Path root, int rounds, int streams, @Nullable Path json, List<Scenario> scenarios) {
    static final String USAGE =
            """
            usage: benchmark/run [--rounds N] [--streams N] [--json FILE] [scenario…]

              --rounds N    runs of each scenario through each target; default 3
              --streams N   slow streams in S4; default 5000
              --json FILE   every figure of every run, besides the table

            scenarios, all by default:
            """;

    Plan {
        scenarios = List.copyOf(scenarios);
    }

    /**
     * @throws IllegalArgumentException with a message for a person
     */
    static Plan of(List<String> arguments) {
        var rest = new ArrayDeque<>(arguments);
        var plan = new Plan(Path.of("."), 3, 5000, null, List.of());
        while (!rest.isEmpty()) {
            var name = rest.remove();
            plan = name.startsWith("--") ? plan.with(name, rest.isEmpty() ? "" : rest.remove()) : plan.with(name);
        }
        return plan.scenarios.isEmpty() ? plan.with(List.of(Scenario.values())) : plan;
    }

    private Plan with(String option, String value) {
        return switch (option) {
            case "--root" -> new Plan(Path.of(value), rounds, streams, json, scenarios);
            case "--rounds" -> new Plan(root, positive(option, value), streams, json, scenarios);
            case "--streams" -> new Plan(root, rounds, positive(option, value), json, scenarios);
            case "--json" -> new Plan(root, rounds, streams, Path.of(value), scenarios);
            default -> throw new IllegalArgumentException("unknown option " + option);
        };
    }

    private Plan with(String scenario) {
        var more = new ArrayList<>(scenarios);
        more.add(
                Scenario.named(scenario)
                        .orElseThrow(() -> new IllegalArgumentException("unknown scenario " + scenario)));
        return with(more);
    }

    private Plan with(List<Scenario> chosen) {
        return new Plan(root, rounds, streams, json, chosen);
    }

    private static int positive(String option, String value) {
        if (!value.matches("[1-9][0-9]{0,5}")) {
            throw new IllegalArgumentException(option + " takes a number from 1, not '" + value + "'");
        }
        return Integer.parseInt(value);
    }

    /** What the clients of a scenario do in this plan. */
    Traffic traffic(Scenario scenario) {
        return scenario == Scenario.S4 ? scenario.traffic().times(streams) : scenario.traffic();
    }
}
