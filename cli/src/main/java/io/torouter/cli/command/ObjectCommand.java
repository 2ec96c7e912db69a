package io.torouter.cli.command;

import io.torouter.cli.client.AdminClient;
import io.torouter.cli.client.Failed;

import picocli.CommandLine.Parameters;

/** A command on one object that is there. */
abstract class ObjectCommand extends AdminCommand {
    private final ObjectKind kind;

    @Parameters(index = "0", paramLabel = "NAME", description = "its id; of keys the name too")
    private String name = "";

    ObjectCommand(Surroundings surroundings, ObjectKind kind) {
        super(surroundings);
        this.kind = kind;
    }

    final ObjectKind kind() {
        return kind;
    }

    final String name() {
        return name;
    }

    /** As it is now. */
    final Named find(AdminClient client) throws Failed {
        return Named.find(client, kind, name);
    }
}
