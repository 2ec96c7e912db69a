package io.torouter.node.cli;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** What was asked for on the command line. */
public sealed interface Command {
    /**
     * Run a node.
     *
     * @param config null to look for {@code torouter.yaml} in the working directory
     * @param port null for the configured one
     */
    record Run(@Nullable Path config, @Nullable Integer port, Set<Role> roles) implements Command {
        public Run {
            roles = Set.copyOf(roles);
        }
    }

    /** Check a configuration and start nothing. */
    record Validate(@Nullable Path config) implements Command {}

    /**
     * Ask a running gateway.
     *
     * @param arguments all of them, the verb included
     */
    record Ask(List<String> arguments) implements Command {
        public Ask {
            arguments = List.copyOf(arguments);
        }
    }

    record Help() implements Command {}

    record Version() implements Command {}

    /** Not understood; the message is for a person. */
    record Invalid(String message) implements Command {}
}
