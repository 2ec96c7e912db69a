package io.torouter.translation.golden;

import io.torouter.answer.UpstreamError;
import io.torouter.canonical.Block;
import io.torouter.canonical.Delta;
import io.torouter.canonical.Extras;
import io.torouter.canonical.Seal;
import io.torouter.canonical.Stop;
import io.torouter.canonical.StreamEvent;
import io.torouter.canonical.Thought;
import io.torouter.canonical.ToolRef;
import io.torouter.dialect.Dialect;
import io.torouter.usage.Usage;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/**
 * Makes any stream that the contract of {@link StreamEvent} allows: candidates side by side, blocks of a candidate side
 * by side, pieces of any size, usage and pings anywhere, and an error anywhere in some.
 */
final class LegalStreams {
    private static final List<String> WORDS = List.of("a", "It is ", "330 m ✓", "\"quoted\"", "\n", "{", "<b>", "😀");

    private final Random random;
    private final Dialect issuer;
    private Usage counted = Usage.NONE;

    private LegalStreams(long seed, Dialect issuer) {
        this.random = new Random(seed);
        this.issuer = issuer;
    }

    /** What is to be allowed in a stream. */
    record Shape(int candidates, boolean sideBySide, boolean mayFail) {}

    /**
     * @param issuer whose seals it carries
     */
    static List<StreamEvent> stream(long seed, Dialect issuer, Shape shape) {
        return new LegalStreams(seed, issuer).events(shape);
    }

    private List<StreamEvent> events(Shape shape) {
        var events = new ArrayList<StreamEvent>();
        events.add(new StreamEvent.Start("up1", "up-model", random.nextBoolean() ? usage() : null, null));
        var lanes = new ArrayList<Deque<StreamEvent>>();
        for (int candidate = 0; candidate < shape.candidates(); candidate++) {
            lanes.add(new ArrayDeque<>(candidate(candidate, shape.sideBySide())));
        }
        while (!lanes.isEmpty()) {
            var lane = lanes.get(random.nextInt(lanes.size()));
            events.add(lane.removeFirst());
            lanes.removeIf(Deque::isEmpty);
            between(events);
        }
        events.add(new StreamEvent.UsageReport(usage()));
        events.add(new StreamEvent.End());
        return shape.mayFail() && random.nextInt(4) == 0 ? failing(events) : events;
    }

    private List<StreamEvent> failing(List<StreamEvent> events) {
        var cut = new ArrayList<>(events.subList(0, 1 + random.nextInt(events.size() - 1)));
        cut.add(new StreamEvent.Failed(new UpstreamError("overloaded_error", "Overloaded", 529)));
        return cut;
    }

    private void between(List<StreamEvent> events) {
        switch (random.nextInt(12)) {
            case 0 -> events.add(new StreamEvent.Ping());
            case 1 -> events.add(new StreamEvent.UsageReport(usage()));
            default -> {}
        }
    }

    /** Counts only grow. */
    private Usage usage() {
        counted =
                new Usage(
                        counted.input() + random.nextInt(100),
                        counted.cacheRead() + random.nextInt(100),
                        0,
                        counted.output() + 1 + random.nextInt(100),
                        counted.reasoning() + random.nextInt(50));
        return counted;
    }

    private List<StreamEvent> candidate(int candidate, boolean sideBySide) {
        var blocks = new ArrayList<Deque<StreamEvent>>();
        boolean calls = random.nextBoolean();
        int count = 1 + random.nextInt(4);
        for (int block = 0; block < count; block++) {
            blocks.add(new ArrayDeque<>(block(candidate, block, calls && block >= count / 2)));
        }
        var events = sideBySide ? interleaved(blocks) : inARow(blocks);
        events.add(new StreamEvent.CandidateEnd(candidate, stop(calls)));
        return events;
    }

    private static List<StreamEvent> inARow(List<Deque<StreamEvent>> blocks) {
        var events = new ArrayList<StreamEvent>();
        blocks.forEach(events::addAll);
        return events;
    }

    /** Blocks begin in the order of their numbers. */
    private List<StreamEvent> interleaved(List<Deque<StreamEvent>> blocks) {
        var events = new ArrayList<StreamEvent>();
        int begun = 0;
        while (blocks.stream().anyMatch(block -> !block.isEmpty())) {
            int at = random.nextInt(Math.min(blocks.size(), begun + 1));
            begun = Math.max(begun, at + 1);
            if (!blocks.get(at).isEmpty()) {
                events.add(blocks.get(at).removeFirst());
            }
        }
        return events;
    }

    private Stop stop(boolean calls) {
        if (calls) {
            return Stop.of(Stop.Reason.TOOL_CALLS);
        }
        var reasons = List.of(Stop.Reason.END, Stop.Reason.MAX_TOKENS, Stop.Reason.CONTENT_FILTER, Stop.Reason.PAUSE);
        return Stop.of(reasons.get(random.nextInt(reasons.size())));
    }

    private List<StreamEvent> block(int candidate, int block, boolean call) {
        var events = new ArrayList<StreamEvent>();
        var head = call ? callHead(candidate, block) : head(block);
        events.add(new StreamEvent.BlockStart(candidate, block, head));
        deltas(head).forEach(delta -> events.add(new StreamEvent.BlockDelta(candidate, block, delta)));
        events.add(new StreamEvent.BlockEnd(candidate, block));
        return events;
    }

    private Block callHead(int candidate, int block) {
        var id = "call_" + candidate + "_" + block;
        return new Block.CallBlock(id, ToolRef.function("weather"), random.nextInt(3) == 0 ? seal() : null);
    }

    private Block head(int block) {
        return switch (random.nextInt(6)) {
            case 0, 1 -> new Block.ThoughtBlock("rs_" + block);
            case 2 -> new Block.WholeBlock(new Thought("rs_" + block, List.of(), "", hidden(), Extras.NONE));
            case 3 -> new Block.RefusalBlock();
            default -> new Block.TextBlock();
        };
    }

    private Seal hidden() {
        return new Seal(issuer, Seal.Kind.CONTENT, seal().value());
    }

    private Seal seal() {
        var bytes = new byte[6];
        random.nextBytes(bytes);
        return new Seal(issuer, Seal.Kind.SIGNATURE, Base64.getEncoder().encodeToString(bytes));
    }

    private List<Delta> deltas(Block head) {
        return switch (head) {
            case Block.CallBlock _ -> pieces("{\"city\":\"" + random.nextInt(1000) + "\",\"days\":[1,2]}");
            case Block.ThoughtBlock _ -> thought();
            case Block.TextBlock _, Block.RefusalBlock _ -> pieces(words());
            case Block.AudioBlock _, Block.WholeBlock _ -> List.of();
        };
    }

    private List<Delta> thought() {
        var deltas = new ArrayList<Delta>();
        if (random.nextBoolean()) {
            deltas.addAll(pieces(words()));
        } else {
            for (int part = 0; part < 1 + random.nextInt(3); part++) {
                deltas.add(new Delta.Summarised(part, words()));
                deltas.add(new Delta.Summarised(part, words()));
            }
        }
        if (random.nextBoolean()) {
            deltas.add(new Delta.Sealed(seal()));
        }
        return deltas;
    }

    private String words() {
        var text = new StringBuilder();
        for (int i = 0; i < 1 + random.nextInt(4); i++) {
            text.append(WORDS.get(random.nextInt(WORDS.size())));
        }
        return text.toString();
    }

    /** Cut between characters, never inside one. */
    private List<Delta> pieces(String text) {
        var deltas = new ArrayList<Delta>();
        int at = 0;
        while (at < text.length()) {
            int end =
                    text.offsetByCodePoints(
                            at, Math.min(1 + random.nextInt(6), text.codePointCount(at, text.length())));
            deltas.add(new Delta.Written(text.substring(at, end)));
            at = end;
        }
        return deltas;
    }
}
