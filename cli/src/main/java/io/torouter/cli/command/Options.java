package io.torouter.cli.command;

import io.torouter.cli.client.Endpoint;
import io.torouter.cli.client.Failed;
import io.torouter.snapshot.Secret;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.net.URI;
import java.nio.file.Path;

/** What all commands take: where the gateway is, what opens it, and how to print. */
public final class Options {
    private static final String TOKEN = "TOROUTER_ADMIN_TOKEN";

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "where the admin API is; default: where the configuration says")
    @Nullable String url;

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            description = "the admin token; default: " + TOKEN + ", else as the node finds it")
    @Nullable String token;

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            description = "the configuration of the node; default: torouter.yaml, if it is there")
    @Nullable Path config;

    @Option(names = "--json", description = "print JSON, as the admin API answers")
    boolean json;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "print this")
    boolean help;

    /** What the node of this machine keeps on its disk is told to this machine only. */
    Endpoint endpoint(Surroundings surroundings) throws Failed {
        var said = token;
        if (url == null) {
            var found = surroundings.local().find(config);
            return said == null ? found : new Endpoint(found.url(), new Secret(said));
        }
        var place = Endpoint.url(url);
        if (said == null) {
            said = surroundings.environment().getOrDefault(TOKEN, "").strip();
        }
        return said.isEmpty()
                ? new Endpoint(place, itsOwn(place, surroundings))
                : new Endpoint(place, new Secret(said));
    }

    private Secret itsOwn(URI place, Surroundings surroundings) throws Failed {
        if (Endpoint.isLocal(place)) {
            return surroundings.local().find(config).token();
        }
        throw Failed.usage("what opens " + place + " has to be said: --token or " + TOKEN);
    }
}
