package io.torouter.simulator.gemini;

import io.torouter.simulator.exchange.Frame;
import io.torouter.simulator.exchange.Grammar;
import io.torouter.simulator.exchange.Refusal;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;

import java.util.List;

/** {@code alt=sse}: nameless events whose lines end in CRLF, no terminator. */
final class EventGrammar implements Grammar {
    Frame frame(ContentChunk chunk) {
        return new Frame(chunk.part(), _ -> event(chunk.json()));
    }

    @Override
    public List<Frame> failure(Refusal refusal) {
        return List.of(Frame.closing(event(GeminiVendor.error(refusal))));
    }

    @Override
    public Buffer garbage() {
        return Buffer.buffer("data: {\"simulator\": \"this is not JSON\r\n\r\n");
    }

    @Override
    public Buffer comment() {
        return Buffer.buffer(": TOROUTER SIMULATOR\r\n\r\n");
    }

    private static Buffer event(JsonObject json) {
        return Buffer.buffer("data: " + json.encode() + "\r\n\r\n");
    }
}
