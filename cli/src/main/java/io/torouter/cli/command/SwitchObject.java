package io.torouter.cli.command;

import io.torouter.cli.client.AdminClient;
import io.torouter.cli.client.Failed;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Takes an object into use, or out of it. */
@Command
final class SwitchObject extends AdminCommand {
    private final ObjectKind kind;
    private final boolean on;

    @Parameters(paramLabel = "NAME", description = "its id; of keys the name too")
    String name = "";

    SwitchObject(Surroundings surroundings, ObjectKind kind, boolean on) {
        super(surroundings);
        this.kind = kind;
        this.on = on;
    }

    @Override
    protected int run(AdminClient client) throws Failed {
        var found = Named.find(client, kind, name);
        var changed = found.json().deepCopy().put(kind.flag(), on);
        var now = found.put(client, changed).json();
        if (json()) {
            print(now);
        } else {
            say(name + " is " + (on ? "in use" : "out of use"));
        }
        return 0;
    }
}
