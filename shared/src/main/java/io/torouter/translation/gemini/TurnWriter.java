package io.torouter.translation.gemini;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Drops;
import io.torouter.canonical.Extras;
import io.torouter.canonical.Field;
import io.torouter.canonical.Part;
import io.torouter.canonical.Role;
import io.torouter.canonical.ToolCall;
import io.torouter.canonical.ToolResult;
import io.torouter.canonical.Turn;
import io.torouter.translation.vendor.GeminiTraits;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Writes {@code contents} as the service accepts them: user and model by turns, the user first; behind the calls of a
 * model their responses, one for each and in their order; the first call of each step with a signature.
 *
 * @see <a href="https://ai.google.dev/gemini-api/docs/thought-signatures">Which calls need a signature, and the value
 *     for calls that another model made, read 2026-11-24</a>
 */
final class TurnWriter {
    /** The documented last resort for calls of the history that no Gemini model made. */
    private static final String NO_SIGNATURE = "skip_thought_signature_validator";

    /** Stands where a conversation does not begin with the user, which the service refuses; this it takes. */
    private static final String OPENING = "";

    /** Turns of one side in a row. */
    private record Side(boolean model, List<Part> parts, List<Extras> extras) {
        private Side(boolean model) {
            this(model, new ArrayList<>(), new ArrayList<>());
        }
    }

    private final PartWriter writer;
    private final ResultWriter results;
    private final GeminiTraits traits;
    private final Drops drops;
    private final Contents contents;
    private final Set<Part> answered = Collections.newSetFromMap(new IdentityHashMap<>());

    TurnWriter(PartWriter writer, ResultWriter results, GeminiTraits traits, Drops drops, ArrayNode contents) {
        this.writer = writer;
        this.results = results;
        this.traits = traits;
        this.drops = drops;
        this.contents = new Contents(contents);
    }

    void write(List<Turn> turns) {
        var sides = sides(turns);
        for (int i = 0; i < sides.size(); i++) {
            var side = sides.get(i);
            if (side.model()) {
                model(side, sides.subList(i + 1, sides.size()));
            } else {
                user(side.parts());
                contents.finish("user", side.extras(), drops);
            }
        }
        if (!traits.prefill() && contents.endsWithModel()) {
            drops.add(Field.PREFILL);
            contents.dropLast();
        }
        contents.beginWithUser(OPENING);
    }

    /** System turns behind the first ones are said by the user. */
    private List<Side> sides(List<Turn> turns) {
        var sides = new ArrayList<Side>();
        for (var turn : turns) {
            boolean model = turn.role() == Role.ASSISTANT;
            if (sides.isEmpty() || sides.getLast().model() != model) {
                sides.add(new Side(model));
            }
            sides.getLast().parts().addAll(turn.parts());
            sides.getLast().extras().add(turn.extras());
        }
        return sides;
    }

    private void model(Side side, List<Side> later) {
        var parts = side.parts();
        var written = new ArrayList<ObjectNode>();
        parts.forEach(part -> written.addAll(writer.write(part)));
        if (traits.signatures()) {
            sign(written);
        }
        contents.add("model", written);
        contents.finish("model", side.extras(), drops);
        respond(parts, later);
    }

    /** Nothing may stand between the responses; what does not fit into them follows. */
    private void respond(List<Part> calls, List<Side> later) {
        var responses = new ArrayList<ObjectNode>();
        var behind = new ArrayList<ObjectNode>();
        for (var part : calls) {
            if (part instanceof ToolCall call) {
                var result = resultOf(call, later);
                responses.add(results.response(call, result, behind));
            }
        }
        responses.addAll(behind);
        contents.add("user", responses);
    }

    private static void sign(List<ObjectNode> parts) {
        parts.stream()
                .filter(part -> part.has("functionCall"))
                .findFirst()
                .filter(call -> !call.has("thoughtSignature"))
                .ifPresent(call -> call.put("thoughtSignature", NO_SIGNATURE));
    }

    /** The next result with the call's id; null for none. */
    private @Nullable ToolResult resultOf(ToolCall call, List<Side> later) {
        for (var side : later) {
            for (var part : side.parts()) {
                boolean fits = part instanceof ToolResult result && result.callId().equals(call.id());
                if (fits && answered.add(part)) {
                    return (ToolResult) part;
                }
            }
        }
        return null;
    }

    private void user(List<Part> parts) {
        var written = new ArrayList<ObjectNode>();
        for (var part : parts) {
            if (!(part instanceof ToolResult result)) {
                written.addAll(writer.write(part));
            } else if (!answered.contains(result)) {
                written.addAll(results.orphan(result));
            }
        }
        contents.add("user", written);
    }
}
