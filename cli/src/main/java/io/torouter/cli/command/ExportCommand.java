package io.torouter.cli.command;

import io.torouter.cli.catalogue.Section;
import io.torouter.cli.client.AdminClient;
import io.torouter.cli.client.Failed;
import io.torouter.cli.transfer.Export;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.Map;

/** Writes what is in the database as a configuration file. */
@Command(description = "the objects of the database as a configuration file, which --config takes")
final class ExportCommand extends AdminCommand {
    @Option(names = "--output", paramLabel = "FILE", description = "where to write it; default: standard output")
    @Nullable Path output;

    ExportCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    protected int run(AdminClient client) throws Failed {
        var export = new Export();
        for (var section : Section.values()) {
            client.visit(AdminClient.path(section.id()), Map.of(), shown -> export.add(section, shown));
        }
        export.warnings().forEach(this::say);
        if (output == null) {
            out().print(export.text());
        } else {
            new OwnersFile(output).write(export.text());
        }
        return 0;
    }
}
