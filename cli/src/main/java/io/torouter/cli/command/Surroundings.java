package io.torouter.cli.command;

import io.torouter.cli.client.LocalNode;

import java.io.PrintStream;
import java.util.Map;

/**
 * What a command meets of the machine it runs on.
 *
 * @param out for what was asked for
 * @param err for people
 * @param environment as {@code System.getenv()} gives it
 */
public record Surroundings(PrintStream out, PrintStream err, Map<String, String> environment, LocalNode local) {
    public Surroundings {
        environment = Map.copyOf(environment);
    }
}
