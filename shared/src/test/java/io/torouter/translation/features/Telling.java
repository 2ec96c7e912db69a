package io.torouter.translation.features;

import io.torouter.canonical.Answer;
import io.torouter.canonical.Block;
import io.torouter.canonical.Citation;
import io.torouter.canonical.Delta;
import io.torouter.canonical.Media;
import io.torouter.canonical.Part;
import io.torouter.canonical.Refusal;
import io.torouter.canonical.Seal;
import io.torouter.canonical.Source;
import io.torouter.canonical.StreamEvent;
import io.torouter.canonical.StructuredData;
import io.torouter.canonical.Text;
import io.torouter.canonical.Thought;
import io.torouter.canonical.ToolCall;
import io.torouter.canonical.ToolResult;
import io.torouter.canonical.VendorPart;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** An answer as an upstream streams it: texts and arguments in pieces. */
public final class Telling {
    private static final int PIECE = 3;

    private final List<StreamEvent> events = new ArrayList<>();

    private Telling() {}

    public static List<StreamEvent> of(Answer answer) {
        var telling = new Telling();
        telling.events.add(new StreamEvent.Start(answer.id(), answer.model(), answer.usage(), answer.serviceTier()));
        answer.candidates().forEach(telling::candidate);
        if (answer.usage() != null) {
            telling.events.add(new StreamEvent.UsageReport(answer.usage()));
        }
        telling.events.add(new StreamEvent.End());
        return telling.events;
    }

    private void candidate(Answer.Candidate candidate) {
        for (int block = 0; block < candidate.parts().size(); block++) {
            var part = candidate.parts().get(block);
            events.add(new StreamEvent.BlockStart(candidate.index(), block, head(part)));
            var deltas = deltas(part);
            if (block == firstText(candidate) && !candidate.logprobs().isEmpty()) {
                deltas.add(new Delta.Logprobs(candidate.logprobs()));
            }
            for (var delta : deltas) {
                events.add(new StreamEvent.BlockDelta(candidate.index(), block, delta));
            }
            events.add(new StreamEvent.BlockEnd(candidate.index(), block));
        }
        events.add(new StreamEvent.CandidateEnd(candidate.index(), candidate.stop()));
    }

    private static int firstText(Answer.Candidate candidate) {
        int at = 0;
        while (at < candidate.parts().size() && !(candidate.parts().get(at) instanceof Text)) {
            at++;
        }
        return at;
    }

    private static Block head(Part part) {
        return switch (part) {
            case Text _ -> new Block.TextBlock();
            case Refusal _ -> new Block.RefusalBlock();
            case Thought thought when !isHidden(thought) -> new Block.ThoughtBlock(thought.id());
            case ToolCall call -> new Block.CallBlock(call.id(), call.tool(), call.seal());
            case Media(var kind, Source.Inline(var type, _), _, _, _, _, _, _) when kind == Media.Kind.AUDIO ->
                    new Block.AudioBlock("audio_1", type);
            case Thought _, Media _, StructuredData _, ToolResult _, VendorPart _ -> new Block.WholeBlock(part);
        };
    }

    private static boolean isHidden(Thought thought) {
        return thought.shown().isEmpty() && thought.seal() != null && thought.seal().kind() == Seal.Kind.CONTENT;
    }

    private static List<Delta> deltas(Part part) {
        return switch (part) {
            case Text text -> text(text);
            case Refusal(var text, _) -> pieces(text);
            case ToolCall call -> pieces(call.arguments());
            case Thought thought when !isHidden(thought) -> thought(thought);
            case Media(var kind, Source.Inline(_, var base64), _, _, var transcript, _, _, _)
                    when kind == Media.Kind.AUDIO ->
                    new ArrayList<>(List.of(new Delta.Sounded(base64, transcript)));
            case Thought _, Media _, StructuredData _, ToolResult _, VendorPart _ -> new ArrayList<>();
        };
    }

    private static List<Delta> text(Text text) {
        var deltas = pieces(text.text());
        for (Citation citation : text.citations()) {
            deltas.add(new Delta.Cited(citation));
        }
        return sealed(deltas, text.seal());
    }

    private static List<Delta> thought(Thought thought) {
        var deltas = pieces(thought.text());
        for (int i = 0; i < thought.summary().size(); i++) {
            deltas.add(new Delta.Summarised(i, thought.summary().get(i)));
        }
        return sealed(deltas, thought.seal());
    }

    private static List<Delta> sealed(List<Delta> deltas, @Nullable Seal seal) {
        if (seal != null) {
            deltas.add(new Delta.Sealed(seal));
        }
        return deltas;
    }

    private static List<Delta> pieces(String text) {
        var deltas = new ArrayList<Delta>();
        for (int at = 0; at < text.length(); at += PIECE) {
            deltas.add(new Delta.Written(text.substring(at, Math.min(text.length(), at + PIECE))));
        }
        return deltas;
    }
}
