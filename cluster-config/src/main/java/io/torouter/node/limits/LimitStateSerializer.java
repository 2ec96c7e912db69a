package io.torouter.node.limits;

import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import com.hazelcast.nio.serialization.StreamSerializer;

import io.torouter.limits.LimitState;
import io.torouter.limits.LimitWire;

import java.io.IOException;

final class LimitStateSerializer implements StreamSerializer<LimitState> {
    private static final int TYPE = 7101;

    @Override
    public int getTypeId() {
        return TYPE;
    }

    @Override
    public void write(ObjectDataOutput out, LimitState state) throws IOException {
        LimitWire.write(out, state);
    }

    @Override
    public LimitState read(ObjectDataInput in) throws IOException {
        return LimitWire.readState(in);
    }
}
