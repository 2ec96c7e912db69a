package io.torouter.cli.command;

import static io.torouter.cli.client.AdminClient.path;

import com.fasterxml.jackson.databind.JsonNode;

import io.torouter.cli.client.AdminClient;
import io.torouter.cli.client.Failed;
import io.torouter.cli.terminal.Table;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Prints what requests came to. */
@Command(description = "what requests came to")
final class UsageCommand extends AdminCommand {
    private static final List<String> MEASURES =
            List.of(
                    "requests",
                    "failed",
                    "input_tokens",
                    "cache_read_tokens",
                    "cache_write_tokens",
                    "output_tokens",
                    "reasoning_tokens",
                    "cost_usd");

    @Mixin final UsageChoice choice = new UsageChoice();

    @ArgGroup final Form form = new Form();

    UsageCommand(Surroundings surroundings) {
        super(surroundings);
    }

    /** By what it is told apart. */
    enum By {
        MODEL("model"),
        KEY("key"),
        CHANNEL("channel"),
        ACCOUNT("account");

        private final String member;

        By(String member) {
            this.member = member;
        }

        /** As it is said. */
        @Override
        public String toString() {
            return member;
        }
    }

    /** How it is told, one way at a time. */
    static final class Form {
        @Option(names = "--by", paramLabel = "WHAT", description = "a line for each: ${COMPLETION-CANDIDATES}")
        @Nullable By by;

        @Option(names = "--step", paramLabel = "TIME", description = "a line for each step of time, such as 1h or 1d")
        @Nullable String step;

        @Option(names = "--csv", paramLabel = "FILE", description = "every request, as CSV; - for standard output")
        @Nullable Path csv;
    }

    @Override
    protected int run(AdminClient client) throws Failed {
        var parameters = choice.parameters(client);
        if (form.csv != null) {
            new Download(client, path("/usage/export", parameters)).to(form.csv, out());
            return 0;
        }
        if (form.step != null) {
            parameters.put("step", form.step);
        }
        var answer = client.get(path(place(), parameters)).json();
        if (json()) {
            print(answer);
        } else {
            print(client, answer);
        }
        return 0;
    }

    private String place() {
        if (form.step != null) {
            return "/usage/series";
        }
        return form.by == null ? "/usage" : "/usage/" + form.by + 's';
    }

    private void print(AdminClient client, JsonNode answer) throws Failed {
        var first = first();
        var table = new Table(Stream.concat(first.stream(), MEASURES.stream()).toList());
        if (first.isEmpty()) {
            table.add(cells(answer, List.of()));
        }
        for (var each : answer.path("data")) {
            var begin = new ArrayList<String>();
            begin.add(each.path(first.getFirst()).asText());
            if (form.by == By.KEY) {
                begin.add(name(client, begin.getFirst()));
            }
            table.add(cells(each, begin));
        }
        table.print(out());
        say("from " + answer.path("start").asText() + " to " + answer.path("end").asText());
    }

    /** What a line is about. */
    private List<String> first() {
        if (form.step != null) {
            return List.of("at");
        }
        if (form.by == null) {
            return List.of();
        }
        return form.by == By.KEY ? List.of("key", "name") : List.of(form.by.toString());
    }

    private static List<String> cells(JsonNode measured, List<String> begin) {
        return Stream.concat(begin.stream(), MEASURES.stream().map(name -> Cell.of(measured.path(name)))).toList();
    }

    /** What a key is called now; nothing where it is gone. */
    private static String name(AdminClient client, String id) throws Failed {
        var key = id.isEmpty() ? null : client.find(path("keys", id));
        return key == null ? "" : key.json().path("name").asText();
    }
}
