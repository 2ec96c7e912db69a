package io.torouter.node.limits;

import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import com.hazelcast.nio.serialization.StreamSerializer;

import io.torouter.limits.LimitWire;

import java.io.IOException;

final class ClaimStepSerializer implements StreamSerializer<ClaimStep> {
    private static final int TYPE = 7103;

    @Override
    public int getTypeId() {
        return TYPE;
    }

    @Override
    public void write(ObjectDataOutput out, ClaimStep step) throws IOException {
        out.writeLong(step.wallMillis());
        LimitWire.write(out, step.claim());
        var past = step.past();
        out.writeBoolean(past != null);
        if (past != null) {
            LimitWire.write(out, past);
        }
    }

    @Override
    public ClaimStep read(ObjectDataInput in) throws IOException {
        long wallMillis = in.readLong();
        var claim = LimitWire.readClaim(in);
        return new ClaimStep(claim, in.readBoolean() ? LimitWire.readPast(in) : null, wallMillis);
    }
}
