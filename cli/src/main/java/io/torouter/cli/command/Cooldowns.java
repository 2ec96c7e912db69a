package io.torouter.cli.command;

import io.torouter.cli.client.AdminClient;
import io.torouter.cli.client.Failed;
import io.torouter.cli.terminal.Table;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.util.List;
import java.util.Map;

/** Prints which channels are left alone at the moment, and why. */
@Command(description = "which of them are left alone at the moment, and why")
final class Cooldowns extends AdminCommand {
    private static final List<String> COLUMNS = List.of("channel", "model", "reason", "seconds_left", "node");

    @Option(names = "--channel", paramLabel = "CHANNEL", description = "only those of this channel")
    String channel = "";

    Cooldowns(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    protected int run(AdminClient client) throws Failed {
        var told = client.get(AdminClient.path("/cooldowns", Map.of("channel", channel))).json();
        if (json()) {
            print(told.path("data"));
        } else {
            var table = new Table(COLUMNS);
            told.path("data")
                    .forEach(each -> table.add(COLUMNS.stream().map(column -> Cell.of(each.path(column))).toList()));
            table.print(out());
        }
        return 0;
    }
}
