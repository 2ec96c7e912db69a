package io.torouter.cli.command;

import io.torouter.cli.client.AdminClient;
import io.torouter.cli.client.Failed;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.List;

/** Calls the upstream of one channel. */
@Command(description = "calls its upstream, and says what is wrong with it")
final class TestChannel extends AdminCommand {
    @Parameters(paramLabel = "CHANNEL", description = "its id")
    String channel = "";

    @Option(
            names = "--check",
            paramLabel = "CHECK",
            split = ",",
            description = "what is tried: call, stream, tools, count_tokens; default: call")
    List<String> checks = List.of("call");

    @Option(names = "--model", paramLabel = "MODEL", description = "one that the channel has; default: any")
    String model = "";

    @Option(names = "--node", paramLabel = "NODE", description = "the node that calls; default: any that routes")
    String node = "";

    TestChannel(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    protected int run(AdminClient client) throws Failed {
        var tested = Probing.test(client, channel, new Probing.Wanted(checks, model, node));
        if (json()) {
            print(tested);
        } else {
            var table = Probing.table();
            Probing.add(table, tested);
            table.print(out());
        }
        return tested.path("ok").asBoolean() ? 0 : 1;
    }
}
