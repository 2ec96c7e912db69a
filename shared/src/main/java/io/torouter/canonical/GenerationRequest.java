package io.torouter.canonical;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A request for a generated answer.
 *
 * @param model the id as the client said it
 * @param stream whether the answer is wanted as a stream
 * @param turns the conversation in order; system and developer turns stand where the client put them
 * @param format null where the client did not ask for one: plain text then
 * @param extras what stood at the top of the body and has no place here
 */
public record GenerationRequest(
        String model,
        boolean stream,
        List<Turn> turns,
        Tools tools,
        @Nullable OutputFormat format,
        Output output,
        Thinking thinking,
        Sampling sampling,
        Limits limits,
        Caller caller,
        Extras extras) {
    public GenerationRequest {
        turns = List.copyOf(turns);
    }

    public GenerationRequest withTurns(List<Turn> other) {
        return new GenerationRequest(
                model, stream, other, tools, format, output, thinking, sampling, limits, caller, extras);
    }

    public GenerationRequest withTools(Tools other) {
        return new GenerationRequest(
                model, stream, turns, other, format, output, thinking, sampling, limits, caller, extras);
    }

    public GenerationRequest withThinking(Thinking other) {
        return new GenerationRequest(
                model, stream, turns, tools, format, output, other, sampling, limits, caller, extras);
    }
}
