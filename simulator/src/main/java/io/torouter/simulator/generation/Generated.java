package io.torouter.simulator.generation;

import io.torouter.simulator.exchange.Call;
import io.torouter.simulator.exchange.Identity;
import io.torouter.simulator.prompt.Prompt;
import io.torouter.simulator.reply.Reply;

/** A reply, with what it replies to. */
public record Generated(Call call, Prompt prompt, Reply reply) {
    public Identity identity() {
        return call.identity();
    }

    public int inputTokens() {
        return prompt.inputTokens();
    }

    public int outputTokens() {
        return reply.tokens();
    }

    public int totalTokens() {
        return inputTokens() + outputTokens();
    }
}
