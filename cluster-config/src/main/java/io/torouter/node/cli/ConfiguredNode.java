package io.torouter.node.cli;

import io.torouter.catalog.source.AdminAccess;
import io.torouter.catalog.source.ConfigLoader;
import io.torouter.cli.client.Endpoint;
import io.torouter.cli.client.Failed;
import io.torouter.cli.client.LocalNode;
import io.torouter.settings.AdminPort;
import io.torouter.settings.Settings;
import io.torouter.snapshot.Secret;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.nio.file.Path;

/** The node of this machine, as its configuration describes it. */
public record ConfiguredNode(ConfigLoader loader) implements LocalNode {
    @Override
    public Endpoint find(@Nullable Path config) throws Failed {
        var file = config != null ? config : ConfigLoader.defaultFile(Path.of(""));
        var reading = loader.settings(file);
        var problems = reading.problemsOf("server", "management", "admin", "data_dir");
        if (!problems.isEmpty()) {
            throw Failed.usage(problems.getFirst() + "; or say --url and --token");
        }
        return new Endpoint(url(reading.settings()), token(reading.settings()));
    }

    private static URI url(Settings settings) throws Failed {
        boolean management = settings.admin().port() == AdminPort.MANAGEMENT;
        var host = management ? settings.management().host() : settings.server().host();
        int port = management ? settings.management().port() : settings.server().port();
        if (port == 0) {
            throw Failed.usage("the configuration leaves the port open: say --url");
        }
        var scheme = !management && settings.server().tls() != null ? "https" : "http";
        return URI.create(scheme + "://" + reachable(host) + ':' + port);
    }

    /** Where a node that listens everywhere is found on its own machine. */
    private static String reachable(String host) {
        return switch (host) {
            case "0.0.0.0" -> "127.0.0.1";
            case "::", "[::]" -> "[::1]";
            default -> host.contains(":") && !host.startsWith("[") ? '[' + host + ']' : host;
        };
    }

    private Secret token(Settings settings) throws Failed {
        return switch (loader.knownAdminAccess(settings)) {
            case AdminAccess.Token known -> known.token();
            case AdminAccess.None _ ->
                    throw Failed.refused("the configuration has no admin API: admin.enabled is false");
            case AdminAccess.Impossible(var reason) ->
                    throw Failed.usage(reason + "; say --token, or --config of the node, in its working directory");
        };
    }
}
