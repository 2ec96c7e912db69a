package io.torouter.simulator.play;

import io.vertx.core.buffer.Buffer;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Queue;

/** The same bytes in writes of a given size, wherever the events end. */
final class CutActs implements Iterator<Act> {
    private final Iterator<Act> acts;
    private final int size;
    private final Queue<Act> ready = new ArrayDeque<>();

    CutActs(Iterator<Act> acts, int size) {
        this.acts = acts;
        this.size = size;
    }

    @Override
    public boolean hasNext() {
        return !ready.isEmpty() || acts.hasNext();
    }

    @Override
    public Act next() {
        if (ready.isEmpty()) {
            switch (acts.next()) {
                case Act.Write(var bytes) -> cut(bytes);
                case Act other -> ready.add(other);
            }
        }
        return ready.remove();
    }

    private void cut(Buffer bytes) {
        for (var from = 0; from < bytes.length(); from += size) {
            ready.add(new Act.Write(bytes.slice(from, Math.min(bytes.length(), from + size))));
        }
    }
}
