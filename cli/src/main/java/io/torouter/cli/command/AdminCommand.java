package io.torouter.cli.command;

import io.torouter.cli.client.AdminClient;
import io.torouter.cli.client.Failed;

/** A command that asks a gateway from its start to its end. */
public abstract class AdminCommand extends GatewayCommand {
    protected AdminCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    public final Integer call() throws Failed {
        try (var client = open()) {
            return run(client);
        }
    }

    /**
     * @return the exit code: 0 if all is well, 1 if what was looked at is not
     */
    protected abstract int run(AdminClient client) throws Failed;
}
