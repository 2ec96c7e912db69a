package io.torouter.translation.stage;

import io.torouter.canonical.Answer;
import io.torouter.canonical.Block;
import io.torouter.canonical.Delta;
import io.torouter.canonical.Part;
import io.torouter.canonical.StreamEvent;
import io.torouter.canonical.StreamEvent.BlockDelta;
import io.torouter.canonical.StreamEvent.BlockEnd;
import io.torouter.canonical.StreamEvent.BlockStart;
import io.torouter.canonical.ToolCall;
import io.torouter.canonical.ToolKind;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Gives the calls of an answer the tools that the client declared; a state of doing so in a stream; immutable.
 *
 * @param inputs how far each open call of a tool with free text was read
 */
public record ToolRestoring(ToolNames names, Map<Place, InputPiece> inputs) {
    record Place(int candidate, int block) {}

    public ToolRestoring {
        inputs = Map.copyOf(inputs);
    }

    public ToolRestoring(ToolNames names) {
        this(names, Map.of());
    }

    public Answer restore(Answer answer) {
        return names.client().isEmpty()
                ? answer
                : answer.withCandidates(answer.candidates().stream().map(this::candidate).toList());
    }

    private Answer.Candidate candidate(Answer.Candidate from) {
        var parts = from.parts().stream().map(this::part).toList();
        return new Answer.Candidate(from.index(), parts, from.stop(), from.logprobs(), from.extras());
    }

    private Part part(Part part) {
        if (!(part instanceof ToolCall call)) {
            return part;
        }
        var tool = names.toClient(call.tool());
        var arguments = tool.kind() == ToolKind.CUSTOM ? CustomInput.unwrapped(call.arguments()) : call.arguments();
        return new ToolCall(call.id(), tool, arguments, call.seal(), call.cache(), call.extras());
    }

    public ToolRestoring step(StreamEvent event, Consumer<StreamEvent> out) {
        if (names.client().isEmpty()) {
            out.accept(event);
            return this;
        }
        return switch (event) {
            case BlockStart(var candidate, var block, Block.CallBlock call) ->
                    begin(new Place(candidate, block), call, out);
            case BlockDelta(var candidate, var block, Delta.Written(var text)) ->
                    written(new Place(candidate, block), text, event, out);
            case BlockEnd(var candidate, var block) -> end(new Place(candidate, block), event, out);
            default -> {
                out.accept(event);
                yield this;
            }
        };
    }

    private ToolRestoring begin(Place place, Block.CallBlock call, Consumer<StreamEvent> out) {
        var tool = names.toClient(call.tool());
        var restored = new Block.CallBlock(call.id(), tool, call.seal());
        out.accept(new BlockStart(place.candidate(), place.block(), restored));
        boolean unwraps = tool.kind() == ToolKind.CUSTOM && names.client().containsKey(call.tool().name());
        return unwraps ? with(place, InputPiece.START) : this;
    }

    private ToolRestoring written(Place place, String text, StreamEvent event, Consumer<StreamEvent> out) {
        var input = inputs.get(place);
        if (input == null) {
            out.accept(event);
            return this;
        }
        var read = input.read(text);
        say(place, read.text(), out);
        return with(place, read.next());
    }

    private ToolRestoring end(Place place, StreamEvent event, Consumer<StreamEvent> out) {
        var input = inputs.get(place);
        if (input != null) {
            say(place, input.rest(), out);
        }
        out.accept(event);
        return input == null ? this : without(place);
    }

    private static void say(Place place, String text, Consumer<StreamEvent> out) {
        if (!text.isEmpty()) {
            out.accept(new BlockDelta(place.candidate(), place.block(), new Delta.Written(text)));
        }
    }

    private ToolRestoring with(Place place, InputPiece input) {
        var changed = new HashMap<>(inputs);
        changed.put(place, input);
        return new ToolRestoring(names, changed);
    }

    private ToolRestoring without(Place place) {
        var changed = new HashMap<>(inputs);
        changed.remove(place);
        return new ToolRestoring(names, changed);
    }
}
