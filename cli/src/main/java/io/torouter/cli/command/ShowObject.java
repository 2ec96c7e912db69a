package io.torouter.cli.command;

import io.torouter.cli.client.AdminClient;
import io.torouter.cli.client.Failed;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints one object. */
@Command(description = "all of one")
final class ShowObject extends AdminCommand {
    private final ObjectKind kind;

    @Parameters(paramLabel = "NAME", description = "its id; of keys the name too")
    String name = "";

    ShowObject(Surroundings surroundings, ObjectKind kind) {
        super(surroundings);
        this.kind = kind;
    }

    @Override
    protected int run(AdminClient client) throws Failed {
        show(Named.find(client, kind, name).json());
        return 0;
    }
}
