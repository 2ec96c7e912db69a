package io.torouter.catalog.source;

import io.torouter.snapshot.Channel;
import io.torouter.snapshot.ChannelLimits;
import io.torouter.snapshot.ChannelType;
import io.torouter.snapshot.Secret;
import io.torouter.snapshot.Timeouts;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The channels of a configuration that declares none: one for each provider key in the environment, else the simulator.
 */
final class UndeclaredChannels {
    private record Variable(String name, ChannelType type) {}

    /** A second variable for the same provider counts only if the first is not set. */
    private static final List<Variable> VARIABLES =
            List.of(
                    new Variable("OPENAI_API_KEY", ChannelType.OPENAI),
                    new Variable("ANTHROPIC_API_KEY", ChannelType.ANTHROPIC),
                    new Variable("GEMINI_API_KEY", ChannelType.GEMINI),
                    new Variable("GOOGLE_API_KEY", ChannelType.GEMINI),
                    new Variable("OPENROUTER_API_KEY", ChannelType.OPENROUTER));

    private final Map<String, String> environment;
    private final KnownModels models;

    UndeclaredChannels(Map<String, String> environment, KnownModels models) {
        this.environment = environment;
        this.models = models;
    }

    /** Never empty; every channel is in all of the groups. */
    List<Channel> in(Set<String> groups) {
        var found = found();
        return found.isEmpty()
                ? List.of(channel(ChannelType.SIMULATOR, new Secret(""), groups))
                : found.stream()
                        .map(variable -> channel(variable.type(), new Secret(value(variable)), groups))
                        .toList();
    }

    /** Where they come from, one line for each. */
    List<String> origins() {
        var found = found();
        return found.isEmpty()
                ? List.of("channel simulator, built in, because no channel is declared and no provider key is set")
                : found.stream()
                        .map(variable -> "channel " + variable.type().id() + " from " + variable.name())
                        .toList();
    }

    private List<Variable> found() {
        return VARIABLES.stream()
                .filter(variable -> !value(variable).isEmpty())
                .filter(variable -> first(variable.type()).equals(variable))
                .toList();
    }

    private Variable first(ChannelType type) {
        return VARIABLES.stream()
                .filter(variable -> variable.type() == type && !value(variable).isEmpty())
                .findFirst()
                .orElseThrow();
    }

    /** Stripped, because a key that was read from a file often brings its line end along. */
    private String value(Variable variable) {
        return environment.getOrDefault(variable.name(), "").strip();
    }

    private Channel channel(ChannelType type, Secret credential, Set<String> groups) {
        boolean simulator = type == ChannelType.SIMULATOR;
        return new Channel(
                type.id(),
                type,
                simulator ? Channel.SIMULATOR_URL : URI.create(type.defaultBaseUrl()),
                credential,
                models.of(type.id()),
                groups,
                0,
                1,
                type.dialects(),
                ChannelLimits.NONE,
                Timeouts.DEFAULT);
    }
}
