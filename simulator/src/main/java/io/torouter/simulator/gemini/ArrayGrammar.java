package io.torouter.simulator.gemini;

import io.torouter.simulator.exchange.Frame;
import io.torouter.simulator.exchange.Grammar;
import io.torouter.simulator.exchange.Refusal;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;

import java.util.List;
import java.util.stream.Stream;

/** A stream without {@code alt=sse}: one JSON array whose elements come one by one. */
final class ArrayGrammar implements Grammar {
    private static final Buffer END = Buffer.buffer("\n]");

    Stream<Frame> frames(Stream<ContentChunk> chunks) {
        return Stream.concat(
                chunks.map(chunk -> new Frame(chunk.part(), sent -> element(chunk.json(), sent))),
                Stream.of(Frame.closing(END)));
    }

    @Override
    public List<Frame> failure(Refusal refusal) {
        var error = GeminiVendor.error(refusal);
        return List.of(new Frame(Frame.Part.CLOSING, sent -> element(error, sent)), Frame.closing(END));
    }

    @Override
    public Buffer garbage() {
        return Buffer.buffer(",\n{\"simulator\": this is not JSON");
    }

    /** White space between two elements. */
    @Override
    public Buffer comment() {
        return Buffer.buffer("\n");
    }

    private static Buffer element(JsonObject json, int sent) {
        return Buffer.buffer((sent == 0 ? "[" : "\n,\n") + json.encodePrettily());
    }
}
