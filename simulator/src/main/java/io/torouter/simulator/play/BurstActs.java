package io.torouter.simulator.play;

import io.vertx.core.buffer.Buffer;

import java.util.Iterator;
import java.util.Queue;

/** Everything that is written, from the first write on, as one write without pauses. */
final class BurstActs extends RegroupedActs {
    BurstActs(Iterator<Act> acts) {
        super(acts);
    }

    @Override
    void regroup(Buffer first, Iterator<Act> following, Queue<Act> regrouped) {
        var all = Buffer.buffer().appendBuffer(first);
        while (following.hasNext()) {
            switch (following.next()) {
                case Act.Write(var bytes) -> all.appendBuffer(bytes);
                case Act.Pause _ -> {}
                case Act end -> {
                    regrouped.add(new Act.Write(all));
                    regrouped.add(end);
                    return;
                }
            }
        }
    }
}
