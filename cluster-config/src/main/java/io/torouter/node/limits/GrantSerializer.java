package io.torouter.node.limits;

import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import com.hazelcast.nio.serialization.StreamSerializer;

import io.torouter.limits.Grant;
import io.torouter.limits.LimitWire;

import java.io.IOException;

final class GrantSerializer implements StreamSerializer<Grant> {
    private static final int TYPE = 7102;

    @Override
    public int getTypeId() {
        return TYPE;
    }

    @Override
    public void write(ObjectDataOutput out, Grant grant) throws IOException {
        LimitWire.write(out, grant);
    }

    @Override
    public Grant read(ObjectDataInput in) throws IOException {
        return LimitWire.readGrant(in);
    }
}
