package io.torouter.stored.bus;

import io.torouter.bus.WireReader;
import io.torouter.bus.WireWriter;
import io.torouter.stored.StoredResponse;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.MessageCodec;

import java.util.ArrayList;
import java.util.List;

/** Carries a {@link StoreAnswer}: by reference inside one process, between two as its kind and its fields. */
public final class StoreAnswerCodec implements MessageCodec<StoreAnswer, StoreAnswer> {
    public static final String NAME = "sa";

    private static final byte FOUND = 1;
    private static final byte DONE = 2;

    @Override
    public void encodeToWire(Buffer buffer, StoreAnswer answer) {
        var out = new WireWriter(buffer);
        int length = out.reserveLength();
        switch (answer) {
            case StoreAnswer.Found(var responses) -> {
                out.put(FOUND).put(responses.size());
                responses.forEach(response -> StoredWire.put(out, response));
            }
            case StoreAnswer.Done(boolean known) -> out.put(DONE).put(known);
        }
        out.fillLength(length);
    }

    @Override
    public StoreAnswer decodeFromWire(int position, Buffer buffer) {
        var in = new WireReader(buffer, position + Integer.BYTES);
        byte kind = in.readByte();
        return switch (kind) {
            case FOUND -> new StoreAnswer.Found(responses(in));
            case DONE -> new StoreAnswer.Done(in.readBoolean());
            default -> throw new IllegalArgumentException("an answer of kind " + kind + " from the store");
        };
    }

    private static List<StoredResponse> responses(WireReader in) {
        int count = in.readInt();
        var responses = new ArrayList<StoredResponse>(Math.min(count, 1024));
        for (int i = 0; i < count; i++) {
            responses.add(StoredWire.read(in));
        }
        return responses;
    }

    @Override
    public StoreAnswer transform(StoreAnswer answer) {
        return answer;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public byte systemCodecID() {
        return -1;
    }
}
