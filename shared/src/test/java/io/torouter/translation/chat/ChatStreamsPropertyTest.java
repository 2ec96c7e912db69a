package io.torouter.translation.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.torouter.canonical.Block;
import io.torouter.canonical.Delta;
import io.torouter.canonical.Seal;
import io.torouter.canonical.Stop;
import io.torouter.canonical.StreamEvent;
import io.torouter.canonical.ToolRef;
import io.torouter.dialect.Dialect;
import io.torouter.usage.Usage;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.util.ArrayList;
import java.util.List;

/** Whatever comes in legal order leaves in legal form, and means the same when it is read again. */
class ChatStreamsPropertyTest {
    /** What one block is made of. */
    private record Piece(Block head, List<Delta> deltas) {}

    @Property(tries = 300)
    void writesCompleteChunksForEveryLegalOrder(@ForAll("answers") List<StreamEvent> events) {
        EventGrammar.check(events);
        ChunkGrammar.check(Wire.encode(events, Wire.context()), true);
    }

    @Property(tries = 300)
    void readsWhatItWrites(@ForAll("answers") List<StreamEvent> events) {
        var again = Wire.decode(Wire.encode(events, Wire.context()));
        EventGrammar.check(again);
        assertThat(written(again, Block.TextBlock.class)).isEqualTo(written(events, Block.TextBlock.class));
        assertThat(written(again, Block.CallBlock.class)).isEqualTo(written(events, Block.CallBlock.class));
        assertThat(again)
                .filteredOn(ChatStreamsPropertyTest::isSealed)
                .hasSameSizeAs(events.stream().filter(ChatStreamsPropertyTest::isSealed).toList());
        assertThat(again.getLast()).isEqualTo(new StreamEvent.End());
    }

    private static boolean isSealed(StreamEvent event) {
        return event instanceof StreamEvent.BlockDelta(_, _, Delta.Sealed _);
    }

    /** All that was written into blocks of a kind, by candidate. */
    private static String written(List<StreamEvent> events, Class<? extends Block> kind) {
        var text = new StringBuilder[] {new StringBuilder(), new StringBuilder()};
        var open = new ArrayList<List<Boolean>>(List.of(new ArrayList<>(), new ArrayList<>()));
        for (var event : events) {
            if (event instanceof StreamEvent.BlockStart(var candidate, _, var head)) {
                open.get(candidate).add(kind.isInstance(head));
            } else if (event instanceof StreamEvent.BlockDelta(var candidate, var block, Delta.Written(var piece))
                    && open.get(candidate).get(block)) {
                text[candidate].append(piece);
            }
        }
        return text[0] + "|" + text[1];
    }

    @Provide
    Arbitrary<List<StreamEvent>> answers() {
        var choice = pieces().list().ofMaxSize(6);
        return Combinators.combine(choice, choice).as(ChatStreamsPropertyTest::answer);
    }

    private static List<StreamEvent> answer(List<Piece> first, List<Piece> second) {
        var events = new ArrayList<StreamEvent>();
        events.add(new StreamEvent.Start("a", "m", null, null));
        tell(0, first, events);
        tell(1, second, events);
        events.add(new StreamEvent.UsageReport(new Usage(1, 2, 3, 4, 5)));
        events.add(new StreamEvent.End());
        return events;
    }

    private static void tell(int candidate, List<Piece> pieces, List<StreamEvent> events) {
        boolean calls = false;
        for (int i = 0; i < pieces.size(); i++) {
            int block = i;
            var head =
                    pieces.get(i).head() instanceof Block.CallBlock(_, var tool, var seal)
                            ? new Block.CallBlock("call_" + candidate + i, tool, seal)
                            : pieces.get(i).head();
            calls |= head instanceof Block.CallBlock;
            events.add(new StreamEvent.BlockStart(candidate, block, head));
            pieces.get(i).deltas().forEach(delta -> events.add(new StreamEvent.BlockDelta(candidate, block, delta)));
            events.add(new StreamEvent.BlockEnd(candidate, block));
        }
        events.add(new StreamEvent.CandidateEnd(candidate, Stop.of(calls ? Stop.Reason.TOOL_CALLS : Stop.Reason.END)));
    }

    private static Arbitrary<Piece> pieces() {
        return Arbitraries.oneOf(
                words().map(deltas -> new Piece(new Block.TextBlock(), deltas)),
                words().map(deltas -> new Piece(new Block.RefusalBlock(), deltas)),
                words().map(deltas -> new Piece(new Block.ThoughtBlock(null), sealed(deltas))),
                Arbitraries.of("{}", "{\"a\":{\"b\":[1,\"}\\\"\"]}}").map(ChatStreamsPropertyTest::call));
    }

    private static Arbitrary<List<Delta>> words() {
        return Arbitraries.strings()
                .ascii()
                .ofMinLength(1)
                .ofMaxLength(5)
                .<Delta>map(Delta.Written::new)
                .list()
                .ofMaxSize(4);
    }

    private static List<Delta> sealed(List<Delta> deltas) {
        var all = new ArrayList<>(deltas);
        all.add(new Delta.Sealed(new Seal(Dialect.ANTHROPIC_MESSAGES, Seal.Kind.SIGNATURE, "s")));
        return all;
    }

    private static Piece call(String arguments) {
        var pieces = arguments.chars().mapToObj(c -> (Delta) new Delta.Written(String.valueOf((char) c))).toList();
        return new Piece(new Block.CallBlock("x", ToolRef.function("f"), null), pieces);
    }
}
