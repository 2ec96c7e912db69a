package io.torouter.translation.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.canonical.Block;
import io.torouter.canonical.Delta;
import io.torouter.canonical.Stop;
import io.torouter.canonical.StreamEvent;
import io.torouter.canonical.StreamEvent.BlockDelta;
import io.torouter.canonical.StreamEvent.BlockEnd;
import io.torouter.canonical.StreamEvent.BlockStart;
import io.torouter.canonical.StreamEvent.CandidateEnd;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

final class BlockOrderTest {
    private static final StreamEvent STOP = new CandidateEnd(0, Stop.of(Stop.Reason.END));

    @Test
    void letsBlocksInARowPassAtOnce() {
        var events = List.of(start(0), text(0, "a"), end(0), start(1), text(1, "b"), end(1), STOP);
        assertThat(ordered(events)).isEqualTo(events);
    }

    @Test
    void holdsABlockBackUntilTheOneBeforeItIsOver() {
        var events = List.of(start(0), start(1), text(1, "b"), text(0, "a"), end(1), end(0), STOP);
        assertThat(ordered(events))
                .containsExactly(start(0), text(0, "a"), end(0), start(1), text(1, "b"), end(1), STOP);
    }

    @Test
    void letsAWaitingBlockGrowOnWhenItsTurnComes() {
        var events = List.of(start(0), start(1), text(1, "b"), end(0), text(1, "c"), end(1));
        assertThat(ordered(events)).containsExactly(start(0), end(0), start(1), text(1, "b"), text(1, "c"), end(1));
    }

    @Test
    void endsWhatIsOpenWithItsCandidate() {
        assertThat(ordered(List.of(start(0), start(1), text(1, "b"), STOP)))
                .containsExactly(start(0), end(0), start(1), text(1, "b"), end(1), STOP);
    }

    @Test
    void keepsCandidatesApart() {
        var other = new BlockStart(1, 0, new Block.TextBlock());
        assertThat(ordered(List.of(start(0), other, text(0, "a")))).containsExactly(start(0), other, text(0, "a"));
    }

    @Property
    void neverLeavesTwoBlocksOpenAndLosesNothing(@ForAll("interleavings") List<StreamEvent> events) {
        var ordered = ordered(events);
        int open = -1;
        for (var event : ordered) {
            switch (event) {
                case BlockStart start -> {
                    assertThat(open).isEqualTo(-1);
                    open = start.block();
                }
                case BlockDelta delta -> assertThat(delta.block()).isEqualTo(open);
                case BlockEnd end -> {
                    assertThat(end.block()).isEqualTo(open);
                    open = -1;
                }
                default -> assertThat(open).isEqualTo(-1);
            }
        }
        assertThat(ordered.stream().filter(BlockDelta.class::isInstance).toList())
                .containsExactlyInAnyOrderElementsOf(events.stream().filter(BlockDelta.class::isInstance).toList());
    }

    /** Blocks start in order and grow in any; each number in the list is one more piece of that block. */
    @Provide
    Arbitrary<List<StreamEvent>> interleavings() {
        return Arbitraries.integers().between(0, 4).list().ofMaxSize(40).map(BlockOrderTest::interleaved);
    }

    private static List<StreamEvent> interleaved(List<Integer> pieces) {
        var events = new ArrayList<StreamEvent>();
        int begun = 0;
        for (int i = 0; i < pieces.size(); i++) {
            for (; begun <= pieces.get(i); begun++) {
                events.add(start(begun));
            }
            events.add(text(pieces.get(i), "piece " + i));
        }
        events.add(STOP);
        return events;
    }

    private static List<StreamEvent> ordered(List<StreamEvent> events) {
        var out = new ArrayList<StreamEvent>();
        var state = BlockOrder.START;
        for (var event : events) {
            state = state.step(event, out::add);
        }
        return out;
    }

    private static StreamEvent start(int block) {
        return new BlockStart(0, block, new Block.TextBlock());
    }

    private static StreamEvent text(int block, String text) {
        return new BlockDelta(0, block, new Delta.Written(text));
    }

    private static StreamEvent end(int block) {
        return new BlockEnd(0, block);
    }
}
