package io.torouter.node.limits;

import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import com.hazelcast.nio.serialization.StreamSerializer;

import io.torouter.limits.LimitWire;

import java.io.IOException;

/**
 * How members hand one another what the book consists of: as {@link LimitWire} writes it.
 *
 * @param typeId names the type among members of all releases
 */
record WireSerializer<T>(int typeId, Writing<T> writing, Reading<T> reading) implements StreamSerializer<T> {
    interface Writing<T> {
        void write(ObjectDataOutput out, T value) throws IOException;
    }

    interface Reading<T> {
        T read(ObjectDataInput in) throws IOException;
    }

    @Override
    public int getTypeId() {
        return typeId;
    }

    @Override
    public void write(ObjectDataOutput out, T value) throws IOException {
        writing.write(out, value);
    }

    @Override
    public T read(ObjectDataInput in) throws IOException {
        return reading.read(in);
    }
}
