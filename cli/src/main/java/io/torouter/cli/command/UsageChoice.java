package io.torouter.cli.command;

import io.torouter.cli.client.AdminClient;
import io.torouter.cli.client.Failed;

import picocli.CommandLine.Option;

import java.util.LinkedHashMap;
import java.util.Map;

/** Which requests are counted. */
final class UsageChoice {
    @Option(names = "--from", paramLabel = "WHEN", description = "a day or a moment of UTC; default: 30 days ago")
    String from = "";

    @Option(names = "--to", paramLabel = "WHEN", description = "likewise, and not included; default: now")
    String to = "";

    @Option(names = "--key", paramLabel = "KEY", description = "those of this key, by its name or id")
    String key = "";

    @Option(names = "--model", paramLabel = "MODEL", description = "those that asked for this model")
    String model = "";

    @Option(names = "--channel", paramLabel = "CHANNEL", description = "those that this channel served")
    String channel = "";

    @Option(names = "--account", paramLabel = "ACCOUNT", description = "those of this account")
    String account = "";

    @Option(names = "--status", paramLabel = "CODE", description = "those answered with it, such as 429")
    String status = "";

    Map<String, String> parameters(AdminClient client) throws Failed {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("start", from);
        parameters.put("end", to);
        parameters.put("key", key.isEmpty() ? "" : idOf(client, key));
        parameters.put("model", model);
        parameters.put("channel", channel);
        parameters.put("account", account);
        parameters.put("status", status);
        return parameters;
    }

    /** The ledger knows keys by their ids, deleted ones too. */
    private static String idOf(AdminClient client, String key) throws Failed {
        var ids = Named.idsOf(client, key);
        return ids.isEmpty() ? key : ids.getFirst();
    }
}
