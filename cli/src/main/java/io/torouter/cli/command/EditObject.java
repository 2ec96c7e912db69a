package io.torouter.cli.command;

import io.torouter.cli.client.AdminClient;
import io.torouter.cli.client.Failed;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.util.List;

/** Changes an object of the database. */
@Command(description = "changes one in the database")
final class EditObject extends AdminCommand {
    private final ObjectKind kind;

    @Parameters(index = "0", paramLabel = "NAME", description = "its id; of keys the name too")
    String name = "";

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "FIELD=VALUE",
            description = "what it shall say; FIELD= for its default")
    List<String> fields = List.of();

    EditObject(Surroundings surroundings, ObjectKind kind) {
        super(surroundings);
        this.kind = kind;
    }

    @Override
    protected int run(AdminClient client) throws Failed {
        var found = Named.find(client, kind, name);
        var changed = found.json().deepCopy();
        Assignments.apply(fields, changed);
        show(found.put(client, changed).json());
        return 0;
    }
}
