package io.torouter.translation.grid;

import io.torouter.canonical.Answer;
import io.torouter.canonical.Block;
import io.torouter.canonical.Delta;
import io.torouter.canonical.Media;
import io.torouter.canonical.Part;
import io.torouter.canonical.Refusal;
import io.torouter.canonical.Seal;
import io.torouter.canonical.StreamEvent;
import io.torouter.canonical.StreamEvent.BlockDelta;
import io.torouter.canonical.StreamEvent.BlockEnd;
import io.torouter.canonical.StreamEvent.BlockStart;
import io.torouter.canonical.StructuredData;
import io.torouter.canonical.Text;
import io.torouter.canonical.Thought;
import io.torouter.canonical.ToolCall;
import io.torouter.canonical.ToolResult;
import io.torouter.canonical.VendorPart;

import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;

/** Tells a whole answer as the stream it might have been, for a client that wants one. */
final class AnswerEvents {
    private final Consumer<StreamEvent> out;

    private AnswerEvents(Consumer<StreamEvent> out) {
        this.out = out;
    }

    static void tell(Answer answer, Consumer<StreamEvent> out) {
        var events = new AnswerEvents(out);
        out.accept(new StreamEvent.Start(answer.id(), answer.model(), answer.usage(), answer.serviceTier()));
        answer.candidates().forEach(events::candidate);
        if (answer.usage() != null) {
            out.accept(new StreamEvent.UsageReport(answer.usage()));
        }
        out.accept(new StreamEvent.End());
    }

    private void candidate(Answer.Candidate candidate) {
        int block = 0;
        for (var part : candidate.parts()) {
            part(new Place(candidate.index(), block), part, block == 0 ? candidate : null);
            block++;
        }
        out.accept(new StreamEvent.CandidateEnd(candidate.index(), candidate.stop()));
    }

    private record Place(int candidate, int block) {}

    /** {@code first}: the candidate whose log probabilities go with this part; null for none. */
    private void part(Place at, Part part, Answer.@Nullable Candidate first) {
        begin(at, head(part));
        switch (part) {
            case Text text -> text(at, text);
            case Refusal refusal -> grow(at, new Delta.Written(refusal.text()));
            case Thought thought when !isHidden(thought) -> thought(at, thought);
            case ToolCall call -> grow(at, new Delta.Written(call.arguments()));
            case Thought _, Media _, StructuredData _, ToolResult _, VendorPart _ -> {}
        }
        if (first != null && !first.logprobs().isEmpty()) {
            grow(at, new Delta.Logprobs(first.logprobs()));
        }
        out.accept(new BlockEnd(at.candidate(), at.block()));
    }

    private static Block head(Part part) {
        return switch (part) {
            case Text _ -> new Block.TextBlock();
            case Refusal _ -> new Block.RefusalBlock();
            case Thought thought when !isHidden(thought) -> new Block.ThoughtBlock(thought.id());
            case ToolCall call -> new Block.CallBlock(call.id(), call.tool(), call.seal());
            case Thought _, Media _, StructuredData _, ToolResult _, VendorPart _ -> new Block.WholeBlock(part);
        };
    }

    private static boolean isHidden(Thought thought) {
        var seal = thought.seal();
        return thought.shown().isEmpty() && seal != null && seal.kind() == Seal.Kind.CONTENT;
    }

    private void text(Place at, Text text) {
        if (!text.text().isEmpty()) {
            grow(at, new Delta.Written(text.text()));
        }
        text.citations().forEach(citation -> grow(at, new Delta.Cited(citation)));
        seal(at, text.seal());
    }

    private void thought(Place at, Thought thought) {
        if (!thought.text().isEmpty()) {
            grow(at, new Delta.Written(thought.text()));
        }
        for (int i = 0; i < thought.summary().size(); i++) {
            grow(at, new Delta.Summarised(i, thought.summary().get(i)));
        }
        seal(at, thought.seal());
    }

    private void seal(Place at, @Nullable Seal seal) {
        if (seal != null) {
            grow(at, new Delta.Sealed(seal));
        }
    }

    private void begin(Place at, Block head) {
        out.accept(new BlockStart(at.candidate(), at.block(), head));
    }

    private void grow(Place at, Delta delta) {
        out.accept(new BlockDelta(at.candidate(), at.block(), delta));
    }
}
