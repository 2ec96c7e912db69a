package io.torouter.translation.grid;

import io.torouter.canonical.Drops;
import io.torouter.canonical.GenerationRequest;
import io.torouter.canonical.Thinking;
import io.torouter.dialect.Dialect;
import io.torouter.translation.Target;
import io.torouter.translation.Untranslatable;
import io.torouter.translation.count.CountMessages;
import io.torouter.translation.stage.ForeignExtras;
import io.torouter.translation.stage.ServerTools;
import io.torouter.translation.stage.ToolFlattening;
import io.torouter.translation.stage.ToolLimits;

/**
 * A client's request, read once, that can be written for any upstream.
 *
 * @param client the dialect it came in
 */
public record RequestTranslation(Halves halves, Dialect client, GenerationRequest request) {
    /**
     * What is known of a request beside its body.
     *
     * @param model the id the client asked for
     * @param thinking whether the model is to reason unless the body says otherwise
     */
    public record Said(Dialect client, String model, boolean stream, boolean thinking) {}

    /**
     * Reads the body in {@code array[from, to)}, which may be of an operation that counts the tokens of one.
     *
     * @throws Untranslatable where it is not of the client's dialect
     */
    public static RequestTranslation read(Halves halves, Said said, byte[] array, int from, int to) {
        var body = CountMessages.prompt(said.client(), Json.object(array, from, to));
        var request = halves.of(said.client()).requests().decode(body, said.model(), said.stream());
        return new RequestTranslation(halves, said.client(), said.thinking() ? thinking(request) : request);
    }

    private static GenerationRequest thinking(GenerationRequest request) {
        var said = request.thinking();
        boolean free = said.mode() == Thinking.Mode.UNSAID && said.effort() == null && said.budgetTokens() == null;
        return free
                ? request.withThinking(new Thinking(Thinking.Mode.ON, null, null, said.summary(), said.sealed()))
                : request;
    }

    /**
     * Writes it for an upstream that speaks another dialect.
     *
     * @throws Untranslatable where something that cannot be left out has no place there
     */
    public WrittenRequest write(Dialect upstream, Target target) {
        var drops = new Drops(client);
        var fit = ServerTools.fit(request, upstream, drops);
        var flat = ToolFlattening.flatten(fit, ToolLimits.of(upstream, target.vendor()), drops);
        var wire = halves.of(upstream).requests().encode(flat.request(), target, drops);
        ForeignExtras.name(request, upstream, drops);
        return new WrittenRequest(
                UpstreamOperations.generation(upstream, request.stream()),
                target.model(),
                Json.write(wire.body()),
                wire.headers(),
                drops,
                flat.names());
    }
}
