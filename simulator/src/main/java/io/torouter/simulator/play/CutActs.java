package io.torouter.simulator.play;

import io.vertx.core.buffer.Buffer;

import java.util.Iterator;
import java.util.Queue;

/** The same bytes in writes of a given size, wherever the events end. */
final class CutActs extends RegroupedActs {
    private final int size;

    CutActs(Iterator<Act> acts, int size) {
        super(acts);
        this.size = size;
    }

    @Override
    void regroup(Buffer bytes, Iterator<Act> following, Queue<Act> regrouped) {
        for (var from = 0; from < bytes.length(); from += size) {
            regrouped.add(new Act.Write(bytes.slice(from, Math.min(bytes.length(), from + size))));
        }
    }
}
