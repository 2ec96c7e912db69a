package io.torouter.translation.features;

import io.torouter.canonical.Caller;
import io.torouter.canonical.Extras;
import io.torouter.canonical.GenerationRequest;
import io.torouter.canonical.Limits;
import io.torouter.canonical.Output;
import io.torouter.canonical.OutputFormat;
import io.torouter.canonical.Part;
import io.torouter.canonical.Role;
import io.torouter.canonical.Sampling;
import io.torouter.canonical.Text;
import io.torouter.canonical.Thinking;
import io.torouter.canonical.ToolChoice;
import io.torouter.canonical.ToolDefinition;
import io.torouter.canonical.Tools;
import io.torouter.canonical.Turn;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Makes a request that says little. */
final class Asking {
    private boolean stream;
    private List<Turn> turns = List.of(user("Hello"));
    private Tools tools = Tools.NONE;
    private @Nullable OutputFormat format;
    private Output output = Output.DEFAULT;
    private Thinking thinking = Thinking.UNSAID;
    private Sampling sampling = Sampling.UNSAID;
    private Limits limits = Limits.UNSAID;
    private Caller caller = Caller.UNSAID;
    private Extras extras = Extras.NONE;

    static Asking asking() {
        return new Asking();
    }

    static Turn user(String text) {
        return new Turn(Role.USER, List.of(new Text(text)));
    }

    static Turn turn(Role role, Part... parts) {
        return new Turn(role, List.of(parts));
    }

    Asking stream() {
        stream = true;
        return this;
    }

    Asking turns(Turn... other) {
        turns = List.of(other);
        return this;
    }

    Asking tools(ToolDefinition... definitions) {
        tools = new Tools(List.of(definitions), tools.choice(), tools.parallel());
        return this;
    }

    Asking choice(ToolChoice choice) {
        tools = new Tools(tools.definitions(), choice, tools.parallel());
        return this;
    }

    Asking parallel(boolean parallel) {
        tools = new Tools(tools.definitions(), tools.choice(), parallel);
        return this;
    }

    Asking format(OutputFormat other) {
        format = other;
        return this;
    }

    Asking output(Output other) {
        output = other;
        return this;
    }

    Asking thinking(Thinking other) {
        thinking = other;
        return this;
    }

    Asking sampling(Sampling other) {
        sampling = other;
        return this;
    }

    Asking limits(Limits other) {
        limits = other;
        return this;
    }

    Asking caller(Caller other) {
        caller = other;
        return this;
    }

    Asking extras(Extras other) {
        extras = other;
        return this;
    }

    GenerationRequest request() {
        return new GenerationRequest(
                "model", stream, turns, tools, format, output, thinking, sampling, limits, caller, extras);
    }
}
