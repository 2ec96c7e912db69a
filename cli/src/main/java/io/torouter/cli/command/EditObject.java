package io.torouter.cli.command;

import io.torouter.cli.client.AdminClient;
import io.torouter.cli.client.Failed;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.util.List;

/** Changes an object of the database. */
@Command(description = "changes one in the database")
final class EditObject extends ObjectCommand {
    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "FIELD=VALUE",
            description = "what it shall say; FIELD= for its default")
    List<String> fields = List.of();

    EditObject(Surroundings surroundings, ObjectKind kind) {
        super(surroundings, kind);
    }

    @Override
    protected int run(AdminClient client) throws Failed {
        var found = find(client);
        var changed = found.json().deepCopy();
        Assignments.apply(fields, changed);
        show(found.put(client, changed).json());
        return 0;
    }
}
