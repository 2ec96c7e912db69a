package io.torouter.simulator.play;

import io.vertx.core.buffer.Buffer;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Queue;

/** The same acts with the same bytes in other writes. */
abstract class RegroupedActs implements Iterator<Act> {
    private final Iterator<Act> acts;
    private final Queue<Act> ready = new ArrayDeque<>();

    RegroupedActs(Iterator<Act> acts) {
        this.acts = acts;
    }

    @Override
    public final boolean hasNext() {
        return !ready.isEmpty() || acts.hasNext();
    }

    @Override
    public final Act next() {
        if (ready.isEmpty()) {
            switch (acts.next()) {
                case Act.Write(var bytes) -> regroup(bytes, acts, ready);
                case Act other -> ready.add(other);
            }
        }
        return ready.remove();
    }

    /**
     * Makes one act or more of a write.
     *
     * @param following what comes behind the write; may be read on
     * @param regrouped where the acts go
     */
    abstract void regroup(Buffer bytes, Iterator<Act> following, Queue<Act> regrouped);
}
