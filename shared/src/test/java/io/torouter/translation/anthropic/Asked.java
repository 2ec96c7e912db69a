package io.torouter.translation.anthropic;

import com.fasterxml.jackson.databind.JsonNode;

import io.torouter.canonical.Caller;
import io.torouter.canonical.Drops;
import io.torouter.canonical.Extras;
import io.torouter.canonical.GenerationRequest;
import io.torouter.canonical.Limits;
import io.torouter.canonical.Output;
import io.torouter.canonical.OutputFormat;
import io.torouter.canonical.Part;
import io.torouter.canonical.Role;
import io.torouter.canonical.Sampling;
import io.torouter.canonical.Seal;
import io.torouter.canonical.Text;
import io.torouter.canonical.Thinking;
import io.torouter.canonical.Thought;
import io.torouter.canonical.ToolCall;
import io.torouter.canonical.ToolRef;
import io.torouter.canonical.ToolResult;
import io.torouter.canonical.Tools;
import io.torouter.canonical.Turn;
import io.torouter.dialect.Dialect;
import io.torouter.translation.WireRequest;

import java.util.List;

/** What a client of another dialect asks, in the canonical form. */
final class Asked {
    static final String HAIKU = "claude-haiku-4-5";
    static final String OPUS = "claude-opus-4-8";

    final Drops drops = new Drops(Dialect.OPENAI_CHAT);
    private final String model;
    private GenerationRequest request =
            new GenerationRequest(
                    "some-model",
                    false,
                    List.of(),
                    Tools.NONE,
                    null,
                    Output.DEFAULT,
                    Thinking.UNSAID,
                    Sampling.UNSAID,
                    Limits.UNSAID,
                    Caller.UNSAID,
                    Extras.NONE);

    private Asked(String model) {
        this.model = model;
    }

    static Asked of(String model, Turn... turns) {
        var asked = new Asked(model);
        asked.request = asked.request.withTurns(List.of(turns));
        return asked;
    }

    Asked thinking(Thinking thinking) {
        request = request.withThinking(thinking);
        return this;
    }

    Asked tools(Tools tools) {
        request = request.withTools(tools);
        return this;
    }

    Asked sampling(Sampling sampling) {
        return with(sampling, request.limits(), request.format(), request.caller());
    }

    Asked limits(Limits limits) {
        return with(request.sampling(), limits, request.format(), request.caller());
    }

    Asked format(OutputFormat format) {
        return with(request.sampling(), request.limits(), format, request.caller());
    }

    Asked caller(Caller caller) {
        return with(request.sampling(), request.limits(), request.format(), caller);
    }

    private Asked with(Sampling sampling, Limits limits, OutputFormat format, Caller caller) {
        request =
                new GenerationRequest(
                        request.model(),
                        request.stream(),
                        request.turns(),
                        request.tools(),
                        format,
                        request.output(),
                        request.thinking(),
                        sampling,
                        limits,
                        caller,
                        request.extras());
        return this;
    }

    WireRequest wire() {
        return Bodies.encoded(request, model, drops);
    }

    /** The written body, with numbers as they are read. */
    JsonNode body() {
        return Bodies.json(wire().body().toString());
    }

    List<String> dropped() {
        wire();
        return drops.names();
    }

    static Turn user(Part... parts) {
        return new Turn(Role.USER, List.of(parts));
    }

    static Turn user(String text) {
        return user(new Text(text));
    }

    static Turn assistant(Part... parts) {
        return new Turn(Role.ASSISTANT, List.of(parts));
    }

    static Turn system(String text) {
        return new Turn(Role.SYSTEM, List.of(new Text(text)));
    }

    static Turn tool(Part... parts) {
        return new Turn(Role.TOOL, List.of(parts));
    }

    static ToolCall call(String id) {
        return new ToolCall(id, ToolRef.function("look"), "{\"at\":\"" + id + "\"}");
    }

    static ToolResult result(String id, Part... content) {
        return new ToolResult(id, ToolRef.function("look"), List.of(content), false, null, Extras.NONE);
    }

    static ToolResult result(String id) {
        return result(id, new Text("seen " + id));
    }

    static Thought thought(Dialect issuer) {
        return new Thought(null, List.of(), "hm", new Seal(issuer, Seal.Kind.SIGNATURE, "sig"), Extras.NONE);
    }
}
