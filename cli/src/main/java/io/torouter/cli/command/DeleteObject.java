package io.torouter.cli.command;

import io.torouter.cli.client.AdminClient;
import io.torouter.cli.client.AdminClient.Call;
import io.torouter.cli.client.Failed;

import picocli.CommandLine.Command;

/** Takes an object away. */
@Command(description = "takes one out of the database")
final class DeleteObject extends ObjectCommand {
    DeleteObject(Surroundings surroundings, ObjectKind kind) {
        super(surroundings, kind);
    }

    @Override
    protected int run(AdminClient client) throws Failed {
        var found = find(client);
        client.send(Call.delete(found.path(), found.etag()));
        say(name() + " is deleted");
        return 0;
    }
}
