package io.torouter.cli.command;

import io.torouter.cli.client.AdminClient;
import io.torouter.cli.client.Failed;

import picocli.CommandLine.Command;

/** Prints one object. */
@Command(description = "all of one")
final class ShowObject extends ObjectCommand {
    ShowObject(Surroundings surroundings, ObjectKind kind) {
        super(surroundings, kind);
    }

    @Override
    protected int run(AdminClient client) throws Failed {
        show(find(client).json());
        return 0;
    }
}
