package io.torouter.simulator.anthropic;

import io.torouter.simulator.exchange.Frame;
import io.torouter.simulator.exchange.Grammar;
import io.torouter.simulator.exchange.Refusal;
import io.torouter.simulator.exchange.Sse;
import io.vertx.core.buffer.Buffer;

import java.util.List;

/** Streams of messages: named events; an error event is the last one. */
final class AnthropicGrammar implements Grammar {
    @Override
    public List<Frame> failure(Refusal refusal) {
        return List.of(Frame.closing(Sse.named("error", AnthropicVendor.error(refusal))));
    }

    @Override
    public Buffer garbage() {
        return Buffer.buffer("event: content_block_delta\n").appendBuffer(Sse.garbage());
    }

    @Override
    public Buffer comment() {
        return Sse.comment();
    }
}
