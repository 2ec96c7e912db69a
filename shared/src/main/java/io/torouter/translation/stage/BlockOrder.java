package io.torouter.translation.stage;

import io.torouter.canonical.StreamEvent;
import io.torouter.canonical.StreamEvent.BlockDelta;
import io.torouter.canonical.StreamEvent.BlockEnd;
import io.torouter.canonical.StreamEvent.BlockStart;
import io.torouter.canonical.StreamEvent.CandidateEnd;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Puts blocks that grow side by side in a row: a block waits, with all that was said of it, until the one before it is
 * over. A state of doing so; immutable.
 *
 * @param lanes one for each candidate that has begun
 */
public record BlockOrder(List<BlockLane> lanes) {
    public static final BlockOrder START = new BlockOrder(List.of());

    public BlockOrder {
        lanes = List.copyOf(lanes);
    }

    public BlockOrder step(StreamEvent event, Consumer<StreamEvent> out) {
        return switch (event) {
            case BlockStart start -> with(start.candidate(), lane(start.candidate()).start(start, out));
            case BlockDelta delta -> with(delta.candidate(), lane(delta.candidate()).grow(delta, out));
            case BlockEnd end -> with(end.candidate(), lane(end.candidate()).end(end, out));
            case CandidateEnd end -> {
                var closed = lane(end.candidate()).close(out);
                out.accept(event);
                yield with(end.candidate(), closed);
            }
            default -> {
                out.accept(event);
                yield this;
            }
        };
    }

    private BlockLane lane(int candidate) {
        for (var lane : lanes) {
            if (lane.candidate() == candidate) {
                return lane;
            }
        }
        return BlockLane.empty(candidate);
    }

    /** Most steps change no lane. */
    @SuppressWarnings("ReferenceEquality")
    private BlockOrder with(int candidate, BlockLane changed) {
        if (lane(candidate) == changed) {
            return this;
        }
        var others = new ArrayList<BlockLane>(lanes.size() + 1);
        lanes.stream().filter(lane -> lane.candidate() != candidate).forEach(others::add);
        others.add(changed);
        return new BlockOrder(others);
    }
}
