package io.torouter.cli.command;

import com.fasterxml.jackson.databind.JsonNode;

import io.torouter.cli.client.AdminClient;
import io.torouter.cli.client.Failed;
import io.torouter.cli.yaml.YamlText;

import picocli.CommandLine.Mixin;

import java.io.PrintStream;
import java.util.concurrent.Callable;

/** A command with the options that name a gateway, and a way to print. */
public abstract class GatewayCommand implements Callable<Integer> {
    @Mixin private final Options options = new Options();

    private final Surroundings surroundings;

    protected GatewayCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /**
     * @return the exit code: 0 if all is well, 1 if what was looked at is not
     */
    @Override
    public abstract Integer call() throws Failed;

    /** The gateway that the options name. */
    protected final AdminClient open() throws Failed {
        return new AdminClient(options.endpoint(surroundings));
    }

    /** Whether JSON was asked for. */
    protected final boolean json() {
        return options.json;
    }

    protected final Surroundings surroundings() {
        return surroundings;
    }

    protected final PrintStream out() {
        return surroundings.out();
    }

    /** Prints for programs. */
    protected final void print(JsonNode json) {
        out().println(json.toPrettyString());
    }

    /** Prints one thing: for programs as JSON, for people as YAML. */
    protected final void show(JsonNode json) {
        if (json()) {
            print(json);
        } else {
            out().print(YamlText.of(json));
        }
    }

    /** Says something to the person that is no part of what was asked for. */
    protected final void say(String line) {
        surroundings.err().println(line);
    }
}
