package io.torouter.translation.stage;

import io.torouter.canonical.StreamEvent;
import io.torouter.canonical.StreamEvent.BlockDelta;
import io.torouter.canonical.StreamEvent.BlockEnd;
import io.torouter.canonical.StreamEvent.BlockStart;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * The blocks of one candidate: one that may grow now, and those that wait for it.
 *
 * @param open number of the block that was given out and is not over; {@value #NONE} for none
 * @param waiting in the order of their starts
 */
record BlockLane(int candidate, int open, List<Waiting> waiting) {
    private static final int NONE = -1;

    /**
     * A block that nobody has seen yet.
     *
     * @param growth the last thing said of it, and all before; null for none
     */
    record Waiting(BlockStart start, @Nullable Growth growth, boolean over) {}

    /** A list that grows at its end without a copy. */
    record Growth(@Nullable Growth before, BlockDelta delta) {}

    static BlockLane empty(int candidate) {
        return new BlockLane(candidate, NONE, List.of());
    }

    BlockLane start(BlockStart start, Consumer<StreamEvent> out) {
        if (open == NONE) {
            out.accept(start);
            return new BlockLane(candidate, start.block(), waiting);
        }
        var more = new ArrayList<>(waiting);
        more.add(new Waiting(start, null, false));
        return new BlockLane(candidate, open, more);
    }

    BlockLane grow(BlockDelta delta, Consumer<StreamEvent> out) {
        if (delta.block() == open) {
            out.accept(delta);
            return this;
        }
        return changed(
                delta.block(), block -> new Waiting(block.start(), new Growth(block.growth(), delta), block.over()));
    }

    BlockLane end(BlockEnd end, Consumer<StreamEvent> out) {
        if (end.block() == open) {
            out.accept(end);
            return new BlockLane(candidate, NONE, waiting).next(out);
        }
        return changed(end.block(), block -> new Waiting(block.start(), block.growth(), true));
    }

    private BlockLane changed(int number, UnaryOperator<Waiting> change) {
        var blocks =
                waiting.stream()
                        .map(block -> block.start().block() == number && !block.over() ? change.apply(block) : block)
                        .toList();
        return new BlockLane(candidate, open, blocks);
    }

    /** Gives out what has waited, up to the first block that is not over. */
    private BlockLane next(Consumer<StreamEvent> out) {
        for (int i = 0; i < waiting.size(); i++) {
            var block = waiting.get(i);
            say(block, out);
            if (!block.over()) {
                return new BlockLane(candidate, block.start().block(), waiting.subList(i + 1, waiting.size()));
            }
        }
        return empty(candidate);
    }

    private static void say(Waiting block, Consumer<StreamEvent> out) {
        out.accept(block.start());
        deltas(block.growth()).forEach(out);
        if (block.over()) {
            out.accept(new BlockEnd(block.start().candidate(), block.start().block()));
        }
    }

    private static List<BlockDelta> deltas(@Nullable Growth growth) {
        var deltas = new ArrayList<BlockDelta>();
        for (var at = growth; at != null; at = at.before()) {
            deltas.add(at.delta());
        }
        return deltas.reversed();
    }

    /** The candidate is over, and all of its blocks with it. */
    BlockLane close(Consumer<StreamEvent> out) {
        if (open != NONE) {
            out.accept(new BlockEnd(candidate, open));
        }
        waiting.forEach(block -> say(new Waiting(block.start(), block.growth(), true), out));
        return empty(candidate);
    }
}
