package io.torouter.cli.command;

import io.torouter.cli.client.AdminClient;
import io.torouter.cli.client.AdminClient.Call;
import io.torouter.cli.client.Failed;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Takes an object away. */
@Command(description = "takes one out of the database")
final class DeleteObject extends AdminCommand {
    private final ObjectKind kind;

    @Parameters(paramLabel = "NAME", description = "its id; of keys the name too")
    String name = "";

    DeleteObject(Surroundings surroundings, ObjectKind kind) {
        super(surroundings);
        this.kind = kind;
    }

    @Override
    protected int run(AdminClient client) throws Failed {
        var found = Named.find(client, kind, name);
        client.send(Call.delete(found.path(), found.etag()));
        say(name + " is deleted");
        return 0;
    }
}
