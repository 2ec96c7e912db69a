package io.torouter.cli.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.torouter.cli.client.AdminClient;
import io.torouter.cli.client.AdminClient.Call;
import io.torouter.cli.client.Failed;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.util.List;

/** Makes an object. */
@Command(description = "makes one in the database")
final class CreateObject extends AdminCommand {
    private final ObjectKind kind;

    @Parameters(index = "0", paramLabel = "NAME", description = "what it is called")
    String name = "";

    @Parameters(
            index = "1..*",
            paramLabel = "FIELD=VALUE",
            description =
                    "what the configuration file would say of it; windows.5h=100 for what is inside another,"
                            + " FIELD=@FILE for the text of a file, @- for standard input")
    List<String> fields = List.of();

    CreateObject(Surroundings surroundings, ObjectKind kind) {
        super(surroundings);
        this.kind = kind;
    }

    @Override
    protected int run(AdminClient client) throws Failed {
        var entry = JsonNodeFactory.instance.objectNode().put(kind.member(), name);
        Assignments.apply(fields, entry);
        var made = client.send(Call.post(AdminClient.path(kind.section()), entry)).json();
        show(made);
        if (made.has("key")) {
            say("keep the key: it is shown this once");
        }
        return 0;
    }
}
