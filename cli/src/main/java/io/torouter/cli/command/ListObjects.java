package io.torouter.cli.command;

import com.fasterxml.jackson.databind.JsonNode;

import io.torouter.cli.client.AdminClient;
import io.torouter.cli.client.Failed;
import io.torouter.cli.terminal.Table;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Spec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** Prints what there is of a kind. */
@Command(description = "what there is")
final class ListObjects extends AdminCommand {
    private final ObjectKind kind;

    @Spec CommandSpec spec = CommandSpec.create();

    private ListObjects(Surroundings surroundings, ObjectKind kind) {
        super(surroundings);
        this.kind = kind;
    }

    /** With the options that the kind's list takes. */
    static CommandLine of(Surroundings surroundings, ObjectKind kind) {
        var line = new CommandLine(new ListObjects(surroundings, kind));
        for (var filter : kind.filters()) {
            line.getCommandSpec().addOption(option(filter, "only those of this " + filter));
        }
        line.getCommandSpec().addOption(option("origin", "only those from: file, database, made"));
        return line;
    }

    private static OptionSpec option(String name, String description) {
        return OptionSpec.builder("--" + name)
                .type(String.class)
                .paramLabel(name.toUpperCase(Locale.ROOT))
                .description(description)
                .build();
    }

    @Override
    protected int run(AdminClient client) throws Failed {
        var list = AdminClient.path(kind.section());
        if (json()) {
            var printed = new JsonList(out());
            client.visit(list, parameters(), printed::add);
            printed.end();
        } else {
            printTable(client, list);
        }
        return 0;
    }

    private Map<String, String> parameters() {
        var parameters = new LinkedHashMap<String, String>();
        for (var option : spec.commandLine().getParseResult().matchedOptions()) {
            var name = option.longestName().substring(2);
            if (kind.filters().contains(name) || name.equals("origin")) {
                parameters.put(name, option.getValue());
            }
        }
        return parameters;
    }

    private void printTable(AdminClient client, String list) throws Failed {
        var rows = new ArrayList<List<String>>();
        client.visit(list, parameters(), item -> rows.add(cells(item)));
        var shown = IntStream.range(0, kind.columns().size()).filter(i -> isUsed(rows, i)).boxed().toList();
        var table = new Table(shown.stream().map(i -> kind.columns().get(i).member()).toList());
        rows.forEach(row -> table.add(shown.stream().map(row::get).toList()));
        table.print(out());
    }

    private List<String> cells(JsonNode item) {
        return kind.columns().stream().map(column -> column.cell(item)).toList();
    }

    /** The first column always is, so that an empty list looks like one. */
    private static boolean isUsed(List<List<String>> rows, int column) {
        return column == 0 || rows.stream().anyMatch(row -> !row.get(column).isEmpty());
    }
}
