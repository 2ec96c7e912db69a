package io.torouter.cli.command;

import io.torouter.cli.client.AdminClient;
import io.torouter.cli.client.AdminClient.Call;
import io.torouter.cli.client.Failed;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.Map;

/** Makes another key in the place of one. */
@Command(description = "makes another key in the place of one")
final class RotateKey extends AdminCommand {
    @Parameters(paramLabel = "NAME", description = "its name or id")
    String name = "";

    @Option(
            names = "--overlap",
            paramLabel = "TIME",
            description = "how long the one until now is good beside it, such as 30m, 24h or 7d; default: not at all")
    String overlap = "0";

    RotateKey(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    protected int run(AdminClient client) throws Failed {
        var both = Spans.parse("--overlap", overlap);
        var seconds = both.isZero() ? "" : Long.toString(both.toSeconds());
        var found = Named.find(client, ObjectKind.KEY, name);
        var path = AdminClient.path(found.path() + "/rotate", Map.of("overlap_seconds", seconds));
        show(client.send(Call.post(path, null).ifMatch(found.etag())).json());
        say("keep the key: it is shown this once");
        return 0;
    }
}
