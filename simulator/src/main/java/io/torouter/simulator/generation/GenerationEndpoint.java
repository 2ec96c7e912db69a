package io.torouter.simulator.generation;

import io.torouter.simulator.exchange.Answer;
import io.torouter.simulator.exchange.Call;
import io.torouter.simulator.exchange.Endpoint;
import io.torouter.simulator.reply.ReplyWriter;

/** Lets the model that is not there speak, in one dialect. */
public record GenerationEndpoint(Generation dialect) implements Endpoint {
    @Override
    public Answer answer(Call call) {
        var prompt = dialect.decode(call);
        var generated = new Generated(call, prompt, ReplyWriter.reply(prompt, call.script()));
        return call.wantsStream()
                ? dialect.streamed(generated)
                : dialect.whole(generated).taking(generated.outputTokens());
    }
}
