package io.torouter.cli.command;

import io.torouter.cli.client.AdminClient;
import io.torouter.cli.client.AdminClient.Call;
import io.torouter.cli.client.Failed;
import io.torouter.cli.terminal.Table;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.util.stream.StreamSupport;

/** Takes one channel back into use that is left alone for what it did. */
@Command(description = "ends its cooldowns, on every node")
final class ClearChannel extends AdminCommand {
    @Parameters(paramLabel = "CHANNEL", description = "its id")
    String channel = "";

    ClearChannel(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    protected int run(AdminClient client) throws Failed {
        var cleared = client.send(Call.post(AdminClient.path("channels", channel) + "/clear", null)).json();
        if (json()) {
            print(cleared);
        } else {
            var table = new Table("node", "ended");
            for (var node : cleared.path("nodes")) {
                var ended = node.path("ended");
                table.add(node.path("id").asText(), ended.isNull() ? "no answer" : ended.asText());
            }
            table.print(out());
        }
        boolean everywhere =
                StreamSupport.stream(cleared.path("nodes").spliterator(), false)
                        .noneMatch(node -> node.path("ended").isNull());
        return everywhere ? 0 : 1;
    }
}
