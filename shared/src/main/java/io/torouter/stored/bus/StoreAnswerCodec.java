package io.torouter.stored.bus;

import io.torouter.bus.WireCodec;
import io.torouter.bus.WireReader;
import io.torouter.bus.WireWriter;

/** Carries a {@link StoreAnswer}: by reference inside one process, between two as its kind and its fields. */
public final class StoreAnswerCodec extends WireCodec<StoreAnswer> {
    public static final String NAME = "sa";

    private static final byte FOUND = 1;
    private static final byte DONE = 2;

    public StoreAnswerCodec() {
        super(NAME);
    }

    @Override
    protected void write(WireWriter out, StoreAnswer answer) {
        switch (answer) {
            case StoreAnswer.Found(var responses) -> out.put(FOUND).put(responses, StoredWire::put);
            case StoreAnswer.Done(boolean known) -> out.put(DONE).put(known);
        }
    }

    @Override
    protected StoreAnswer read(WireReader in) {
        byte kind = in.readByte();
        return switch (kind) {
            case FOUND -> new StoreAnswer.Found(in.readList(StoredWire::read));
            case DONE -> new StoreAnswer.Done(in.readBoolean());
            default -> throw new IllegalArgumentException("an answer of kind " + kind + " from the store");
        };
    }
}
