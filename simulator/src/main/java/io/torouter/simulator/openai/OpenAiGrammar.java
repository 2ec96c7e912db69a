package io.torouter.simulator.openai;

import io.torouter.simulator.exchange.Frame;
import io.torouter.simulator.exchange.Grammar;
import io.torouter.simulator.exchange.Refusal;
import io.torouter.simulator.exchange.Sse;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;

import java.util.List;

/**
 * Streams of chat completions and of completions: nameless events, {@code [DONE]} after the last, also after an error.
 */
final class OpenAiGrammar implements Grammar {
    static final Buffer DONE = Sse.data("[DONE]");

    @Override
    public List<Frame> failure(Refusal refusal) {
        var error = JsonObject.of("error", OpenAiVendor.error(refusal));
        return List.of(Frame.closing(Sse.data(error)), Frame.closing(DONE));
    }

    @Override
    public Buffer garbage() {
        return Sse.garbage();
    }

    @Override
    public Buffer comment() {
        return Sse.comment();
    }
}
