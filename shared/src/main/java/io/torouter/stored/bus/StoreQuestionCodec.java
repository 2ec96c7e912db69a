package io.torouter.stored.bus;

import io.torouter.bus.WireCodec;
import io.torouter.bus.WireReader;
import io.torouter.bus.WireWriter;

/** Carries a {@link StoreQuestion}: by reference inside one process, between two as its kind and its fields. */
public final class StoreQuestionCodec extends WireCodec<StoreQuestion> {
    public static final String NAME = "sq";

    private static final byte KEEP = 1;
    private static final byte FIND = 2;
    private static final byte FORGET = 3;

    public StoreQuestionCodec() {
        super(NAME);
    }

    @Override
    protected void write(WireWriter out, StoreQuestion question) {
        switch (question) {
            case StoreQuestion.Keep(var response) -> StoredWire.put(out.put(KEEP), response);
            case StoreQuestion.Find(var owner, var id, long bytes) -> out.put(FIND).put(owner).put(id).put(bytes);
            case StoreQuestion.Forget(var owner, var id) -> out.put(FORGET).put(owner).put(id);
        }
    }

    @Override
    protected StoreQuestion read(WireReader in) {
        byte kind = in.readByte();
        return switch (kind) {
            case KEEP -> new StoreQuestion.Keep(StoredWire.read(in));
            case FIND -> new StoreQuestion.Find(in.readString(), in.readString(), in.readLong());
            case FORGET -> new StoreQuestion.Forget(in.readString(), in.readString());
            default -> throw new IllegalArgumentException("a question of kind " + kind + " to the store");
        };
    }
}
