package io.torouter.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.torouter.cli.client.AdminClient;
import io.torouter.cli.client.Failed;
import io.torouter.cli.terminal.Table;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Tests every channel, and says what is wrong with those that are not well. */
@Command(description = "tests channels by real calls, and says what is wrong with them")
final class Doctor extends AdminCommand {
    /** So many channels at the same time: their upstreams differ, and most of a test is waiting. */
    private static final int AT_A_TIME = 4;

    @Option(names = "--channel", paramLabel = "CHANNEL", description = "only this one; may be said more than once")
    List<String> channels = List.of();

    Doctor(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    protected int run(AdminClient client) throws Failed {
        var ids = channels.isEmpty() ? inUse(client) : channels;
        if (ids.isEmpty()) {
            throw Failed.refused("there is no channel in use");
        }
        var tested = all(client, ids);
        long well = tested.stream().filter(test -> test.path("ok").asBoolean()).count();
        if (json()) {
            print(report(tested, well));
        } else {
            var table = Probing.table();
            tested.forEach(test -> add(table, test));
            table.print(out());
            say(well + " of " + tested.size() + (tested.size() == 1 ? " channel is well" : " channels are well"));
        }
        return well == tested.size() ? 0 : 1;
    }

    /** Those that are switched off are not looked at. */
    private static List<String> inUse(AdminClient client) throws Failed {
        var ids = new ArrayList<String>();
        client.visit(
                AdminClient.path("channels"),
                Map.of(),
                channel -> {
                    if (channel.path("enabled").asBoolean(true)) {
                        ids.add(channel.path("id").asText());
                    }
                });
        return ids;
    }

    private static List<JsonNode> all(AdminClient client, List<String> ids) throws Failed {
        try (var workers = Executors.newFixedThreadPool(AT_A_TIME, Thread.ofVirtual().factory())) {
            var begun = ids.stream().map(id -> workers.submit(() -> test(client, id))).toList();
            var tested = new ArrayList<JsonNode>();
            for (var test : begun) {
                tested.add(awaited(test));
            }
            return tested;
        }
    }

    private static JsonNode awaited(Future<JsonNode> test) throws Failed {
        try {
            return test.get();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw Failed.refused("interrupted");
        } catch (ExecutionException e) {
            throw new IllegalStateException("a test of a channel met a fault", e.getCause());
        }
    }

    /** A channel that cannot be tested is not well, and no reason to leave the others alone. */
    private static JsonNode test(AdminClient client, String id) {
        try {
            return Probing.test(client, id, Probing.Wanted.ALL);
        } catch (Failed why) {
            var json = JsonNodeFactory.instance.objectNode().put("channel", id).put("ok", false);
            json.putObject("problem").put("code", why.code()).put("detail", why.line());
            return json;
        }
    }

    private static void add(Table table, JsonNode test) {
        if (test.has("problem")) {
            var why = test.path("problem").path("detail").asText();
            table.add(test.path("channel").asText(), "", "", "FAILED", "", "", why);
        } else {
            Probing.add(table, test);
        }
    }

    private static JsonNode report(List<JsonNode> tested, long well) {
        var json = JsonNodeFactory.instance.objectNode().put("ok", well == tested.size());
        json.putArray("channels").addAll(tested);
        return json;
    }
}
