package io.torouter.simulator.play;

import io.vertx.core.buffer.Buffer;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Queue;

/** Everything that is written, from the first write on, as one write without pauses. */
final class BurstActs implements Iterator<Act> {
    private final Iterator<Act> acts;
    private final Queue<Act> ready = new ArrayDeque<>();

    BurstActs(Iterator<Act> acts) {
        this.acts = acts;
    }

    @Override
    public boolean hasNext() {
        return !ready.isEmpty() || acts.hasNext();
    }

    @Override
    public Act next() {
        if (ready.isEmpty()) {
            switch (acts.next()) {
                case Act.Write(var bytes) -> gather(bytes);
                case Act other -> ready.add(other);
            }
        }
        return ready.remove();
    }

    /** Reads on until something other than a write or a pause comes. */
    private void gather(Buffer first) {
        var all = Buffer.buffer().appendBuffer(first);
        while (acts.hasNext()) {
            switch (acts.next()) {
                case Act.Write(var bytes) -> all.appendBuffer(bytes);
                case Act.Pause _ -> {}
                case Act end -> {
                    ready.add(new Act.Write(all));
                    ready.add(end);
                    return;
                }
            }
        }
    }
}
