package io.torouter.simulator.openai;

import io.torouter.simulator.exchange.Call;
import io.torouter.simulator.exchange.Refusal;
import io.torouter.simulator.exchange.Refused;
import io.torouter.simulator.exchange.Streamed;
import io.torouter.simulator.exchange.Whole;
import io.torouter.simulator.generation.Generated;
import io.torouter.simulator.generation.Generation;
import io.torouter.simulator.prompt.Prompt;

/**
 * {@code POST responses}.
 *
 * @param shelf where responses are kept that may be asked for again
 */
record Responses(ResponseShelf shelf) implements Generation {
    @Override
    public Prompt decode(Call call) {
        var previous = call.json().at("previous_response_id").text();
        if (!previous.isEmpty() && !shelf.has(previous)) {
            throw new Refused(
                    new Refusal(
                            400,
                            "Previous response with id '" + previous + "' not found.",
                            "previous_response_id",
                            "previous_response_not_found",
                            0));
        }
        return ResponsesPrompt.decode(call.json());
    }

    @Override
    public Whole whole(Generated generated) {
        return Whole.json(kept(new ResponseObject(generated)).ended());
    }

    @Override
    public Streamed streamed(Generated generated) {
        var object = kept(new ResponseObject(generated));
        return Streamed.sse(new ResponseFrames(generated, object).frames().iterator(), new ResponsesGrammar(object));
    }

    private ResponseObject kept(ResponseObject object) {
        if (object.isToBeKept()) {
            shelf.keep(object.id(), object.ended());
        }
        return object;
    }
}
