package io.torouter.cli.command;

import io.torouter.cli.client.AdminClient;
import io.torouter.cli.client.Failed;

import picocli.CommandLine.Command;

/** Takes an object into use, or out of it. */
@Command
final class SwitchObject extends ObjectCommand {
    private final boolean on;

    SwitchObject(Surroundings surroundings, ObjectKind kind, boolean on) {
        super(surroundings, kind);
        this.on = on;
    }

    @Override
    protected int run(AdminClient client) throws Failed {
        var found = find(client);
        var changed = found.json().deepCopy().put(kind().flag(), on);
        var now = found.put(client, changed).json();
        if (json()) {
            print(now);
        } else {
            say(name() + " is " + (on ? "in use" : "out of use"));
        }
        return 0;
    }
}
