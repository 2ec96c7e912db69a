package io.torouter.simulator.openai;

import io.torouter.simulator.exchange.Frame;
import io.torouter.simulator.exchange.Grammar;
import io.torouter.simulator.exchange.Refusal;
import io.torouter.simulator.exchange.Sse;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;

import java.util.List;

/** Streams of responses: named and numbered events; a failure is two, {@code error} and {@code response.failed}. */
record ResponsesGrammar(ResponseObject object) implements Grammar {
    /** An event whose sequence number is the number of events before it. */
    static Frame event(Frame.Part part, String type, JsonObject fields) {
        var event = JsonObject.of("type", type).mergeIn(fields);
        return new Frame(part, sent -> Sse.named(type, event.put("sequence_number", sent)));
    }

    @Override
    public List<Frame> failure(Refusal refusal) {
        return List.of(
                event(Frame.Part.CLOSING, "error", JsonObject.of("error", OpenAiVendor.error(refusal))),
                event(Frame.Part.CLOSING, "response.failed", JsonObject.of("response", object.failed(refusal))));
    }

    @Override
    public Buffer garbage() {
        return Buffer.buffer("event: response.output_text.delta\n").appendBuffer(Sse.garbage());
    }

    @Override
    public Buffer comment() {
        return Sse.comment();
    }
}
