package io.torouter.translation.grid;

import io.torouter.canonical.Answer;
import io.torouter.canonical.Block;
import io.torouter.canonical.Citation;
import io.torouter.canonical.Delta;
import io.torouter.canonical.Extras;
import io.torouter.canonical.Media;
import io.torouter.canonical.Part;
import io.torouter.canonical.Refusal;
import io.torouter.canonical.Seal;
import io.torouter.canonical.ServiceTier;
import io.torouter.canonical.Source;
import io.torouter.canonical.Stop;
import io.torouter.canonical.StreamEvent;
import io.torouter.canonical.Text;
import io.torouter.canonical.Thought;
import io.torouter.canonical.TokenLogprob;
import io.torouter.canonical.ToolCall;
import io.torouter.usage.Usage;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** A stream as the whole answer that it comes to: the way back from {@link AnswerEvents}. */
public final class FoldedAnswer {
    private final TreeMap<Integer, Candidate> candidates = new TreeMap<>();
    private @Nullable String id;
    private @Nullable String model;
    private @Nullable Usage usage;
    private @Nullable ServiceTier tier;

    private FoldedAnswer() {}

    private static final class Candidate {
        final TreeMap<Integer, Growing> blocks = new TreeMap<>();
        final List<TokenLogprob> logprobs = new ArrayList<>();
        Stop stop = new Stop(Stop.Reason.OTHER, null, "missing");
    }

    private static final class Growing {
        final Block head;
        final StringBuilder text = new StringBuilder();
        final StringBuilder transcript = new StringBuilder();
        final TreeMap<Integer, String> summary = new TreeMap<>();
        final List<Citation> citations = new ArrayList<>();
        @Nullable Seal seal;

        Growing(Block head) {
            this.head = head;
        }
    }

    /**
     * @param events in their legal order; nothing is made of a failure
     */
    public static Answer of(List<StreamEvent> events) {
        var folded = new FoldedAnswer();
        events.forEach(folded::step);
        var candidates = new ArrayList<Answer.Candidate>();
        folded.candidates.forEach((index, candidate) -> candidates.add(candidate(index, candidate)));
        return new Answer(folded.id, folded.model, candidates, folded.usage, folded.tier, Extras.NONE);
    }

    private void step(StreamEvent event) {
        switch (event) {
            case StreamEvent.Start start -> start(start);
            case StreamEvent.BlockStart(var index, var block, var head) ->
                    of(index).blocks.put(block, new Growing(head));
            case StreamEvent.BlockDelta(var index, _, Delta.Logprobs(var tokens)) -> of(index).logprobs.addAll(tokens);
            case StreamEvent.BlockDelta(var index, var block, var delta) -> grow(index, block, delta);
            case StreamEvent.CandidateEnd(var index, var stop) -> of(index).stop = stop;
            case StreamEvent.UsageReport(var totals) -> usage = totals;
            case StreamEvent.BlockEnd _, StreamEvent.End _, StreamEvent.Failed _, StreamEvent.Ping _ -> {}
        }
    }

    private void start(StreamEvent.Start start) {
        id = start.id();
        model = start.model();
        usage = start.input();
        tier = start.serviceTier();
    }

    private Candidate of(int index) {
        return candidates.computeIfAbsent(index, _ -> new Candidate());
    }

    private void grow(int candidate, int number, Delta delta) {
        var block = of(candidate).blocks.get(number);
        if (block == null) {
            throw new IllegalStateException("a block grew before its start");
        }
        grow(block, delta);
    }

    private static void grow(Growing block, Delta delta) {
        switch (delta) {
            case Delta.Written(var text) -> block.text.append(text);
            case Delta.Summarised(var part, var text) -> block.summary.merge(part, text, String::concat);
            case Delta.Sealed(var seal) -> block.seal = seal;
            case Delta.Cited(var citation) -> block.citations.add(citation);
            case Delta.Sounded(var base64, var transcript) -> {
                block.text.append(base64 == null ? "" : base64);
                block.transcript.append(transcript == null ? "" : transcript);
            }
            case Delta.Logprobs _ -> {}
        }
    }

    private static Answer.Candidate candidate(int index, Candidate from) {
        var parts = from.blocks.values().stream().map(FoldedAnswer::part).toList();
        return new Answer.Candidate(index, parts, from.stop, from.logprobs, Extras.NONE);
    }

    private static Part part(Growing block) {
        var text = block.text.toString();
        return switch (block.head) {
            case Block.TextBlock() -> new Text(text, placed(block.citations, text), block.seal, null, Extras.NONE);
            case Block.RefusalBlock() -> new Refusal(text);
            case Block.ThoughtBlock(var id) ->
                    new Thought(id, List.copyOf(block.summary.values()), text, block.seal, Extras.NONE);
            case Block.CallBlock(var id, var tool, var seal) ->
                    new ToolCall(id, tool, text, seal == null ? block.seal : seal, null, Extras.NONE);
            case Block.AudioBlock(_, var type) -> sound(text, type, block.transcript.toString());
            case Block.WholeBlock(var part) -> part;
        };
    }

    /** What came without a place is of all the text in its block: so it is with Anthropic. */
    private static List<Citation> placed(List<Citation> citations, String text) {
        return citations.stream()
                .map(citation -> citation.start() < 0 ? at(citation, text.length()) : citation)
                .toList();
    }

    private static Citation at(Citation citation, int end) {
        return new Citation(
                citation.url(), citation.title(), 0, end, citation.quote(), citation.vendor(), citation.raw());
    }

    private static Media sound(String base64, @Nullable String type, String transcript) {
        var source = new Source.Inline(type == null ? "" : type, base64);
        return new Media(Media.Kind.AUDIO, source, null, null, transcript, null, null, Extras.NONE);
    }
}
