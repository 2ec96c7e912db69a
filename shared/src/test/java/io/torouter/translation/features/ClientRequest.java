package io.torouter.translation.features;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Drops;
import io.torouter.canonical.GenerationRequest;
import io.torouter.dialect.Dialect;
import io.torouter.translation.Target;
import io.torouter.translation.Untranslatable;
import io.torouter.translation.grid.Halves;
import io.torouter.translation.grid.RequestTranslation;
import io.torouter.translation.stage.ToolFlattening;
import io.torouter.translation.stage.ToolLimits;

import org.jspecify.annotations.Nullable;

import java.util.function.Function;

/**
 * A request as a client of a dialect sends it, and as the gateway reads it.
 *
 * @param body in the client's words
 */
record ClientRequest(ObjectNode body, RequestTranslation read) {
    static final Halves HALVES = Halves.builtIn();
    static final ObjectMapper JSON = new ObjectMapper();

    /** The first of the client's words in which the fact is found again; null where there are none. */
    static @Nullable ClientRequest saying(
            Dialect client, GenerationRequest request, Function<GenerationRequest, String> facts) {
        var wanted = facts.apply(request);
        for (var words : ClientWords.of(client)) {
            var said = said(client, request, words);
            if (said != null && facts.apply(said.read().request()).equals(wanted)) {
                return said;
            }
        }
        return null;
    }

    private static @Nullable ClientRequest said(Dialect client, GenerationRequest request, Target words) {
        try {
            var drops = new Drops(client);
            var flat = ToolFlattening.flatten(request, limits(client, words), drops);
            var body = HALVES.byDialect().get(client).requests().encode(flat.request(), words, drops).body();
            return of(client, body, request.stream());
        } catch (Untranslatable _) {
            return null;
        }
    }

    /** Anthropic takes longer names than the hosts of its dialect are told of. */
    private static ToolLimits limits(Dialect client, Target words) {
        var limits = ToolLimits.of(client, words.vendor());
        int longest = client == Dialect.ANTHROPIC_MESSAGES ? 128 : limits.longestName();
        return new ToolLimits(limits.customTools(), limits.namespaces(), limits.toolSearch(), limits.signs(), longest);
    }

    static ClientRequest of(Dialect client, ObjectNode body, boolean stream) {
        try {
            byte[] bytes = JSON.writeValueAsBytes(body);
            var said = new RequestTranslation.Said(client, "model", stream, false);
            return new ClientRequest(body, RequestTranslation.read(HALVES, said, bytes, 0, bytes.length));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
