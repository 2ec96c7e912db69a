package io.torouter.node.cli;

import io.torouter.catalog.yaml.Unknown;
import io.torouter.cli.Verbs;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the arguments. Options are {@code --name value} or {@code --name=value}. */
public final class CommandLine {
    private static final List<String> OWN = List.of("run", "validate", "version", "help");
    private static final int MAX_PORT = 65_535;

    private final Deque<String> rest;
    private @Nullable Path config;
    private @Nullable Integer port;
    private Set<Role> roles = EnumSet.allOf(Role.class);
    private String verb = "run";

    private CommandLine(List<String> arguments) {
        rest = new ArrayDeque<>(arguments);
    }

    public static Command parse(List<String> arguments) {
        return new CommandLine(arguments).parse();
    }

    private Command parse() {
        if (!rest.isEmpty() && Verbs.ALL.contains(rest.peekFirst())) {
            return new Command.Ask(List.copyOf(rest));
        }
        if (!rest.isEmpty() && !rest.peekFirst().startsWith("-")) {
            verb = rest.removeFirst();
        }
        if (!OWN.contains(verb)) {
            return new Command.Invalid("unknown command '" + verb + "'" + hint(verb));
        }
        while (!rest.isEmpty()) {
            var ended = option(rest.removeFirst());
            if (ended != null) {
                return ended;
            }
        }
        return command();
    }

    private Command command() {
        return switch (verb) {
            case "run" -> new Command.Run(config, port, roles);
            case "validate" -> new Command.Validate(config);
            case "version" -> new Command.Version();
            default -> new Command.Help();
        };
    }

    private static String hint(String verb) {
        var known = Stream.concat(OWN.stream(), Verbs.ALL.stream()).toList();
        return Unknown.nearest(verb, known)
                .map(near -> ": did you mean '" + near + "'?")
                .orElseGet(() -> "; known: " + String.join(", ", known));
    }

    /** Takes one option; null to go on, else what the line comes to. */
    private @Nullable Command option(String argument) {
        int equals = argument.indexOf('=');
        var name = equals < 0 ? argument : argument.substring(0, equals);
        if (equals >= 0) {
            rest.addFirst(argument.substring(equals + 1));
        }
        return switch (name) {
            case "--help", "-h" -> new Command.Help();
            case "--version", "-V" -> new Command.Version();
            case "--config", "-c" -> value(name, this::config);
            case "--port", "-p" -> value(name, this::port);
            case "--roles" -> value(name, this::roles);
            default -> new Command.Invalid("unknown option '" + name + "'; see --help");
        };
    }

    private interface Taker {
        @Nullable Command take(String value);
    }

    private @Nullable Command value(String name, Taker taker) {
        return rest.isEmpty() ? new Command.Invalid(name + " needs a value") : taker.take(rest.removeFirst());
    }

    private @Nullable Command config(String value) {
        config = Path.of(value);
        return null;
    }

    private @Nullable Command port(String value) {
        try {
            port = Integer.valueOf(value);
        } catch (NumberFormatException _) {
            port = -1;
        }
        return port < 0 || port > MAX_PORT
                ? new Command.Invalid("--port takes a number from 0 to " + MAX_PORT + ", not '" + value + "'")
                : null;
    }

    private @Nullable Command roles(String value) {
        var asked = EnumSet.noneOf(Role.class);
        for (var id : value.split(",", -1)) {
            var role = Role.byId(id.strip());
            if (role.isEmpty()) {
                return new Command.Invalid("unknown role '" + id.strip() + "'; known: gateway, router, catalog");
            }
            asked.add(role.get());
        }
        roles = asked;
        return null;
    }
}
