package io.torouter.translation.anthropic;

import io.torouter.canonical.Block;
import io.torouter.canonical.Delta;
import io.torouter.canonical.Field;
import io.torouter.canonical.Media;
import io.torouter.canonical.Part;
import io.torouter.canonical.Refusal;
import io.torouter.canonical.Seal;
import io.torouter.canonical.ServiceTier;
import io.torouter.canonical.Stop;
import io.torouter.canonical.StreamEvent;
import io.torouter.canonical.StructuredData;
import io.torouter.canonical.Text;
import io.torouter.canonical.Thought;
import io.torouter.canonical.ToolCall;
import io.torouter.canonical.ToolKind;
import io.torouter.canonical.ToolResult;
import io.torouter.canonical.VendorPart;
import io.torouter.dialect.Dialect;
import io.torouter.translation.AnswerContext;
import io.torouter.translation.StreamEncoder;
import io.torouter.translation.WireSink;
import io.torouter.usage.Usage;

import org.jspecify.annotations.Nullable;

/**
 * A state of writing a streamed message, of the first candidate.
 *
 * <p>Before → running → over. Usage is told at the end, because upstreams tell it late: the reason to stop waits for
 * {@link StreamEvent.End}. A guess of the input goes ahead of it in {@code message_start} and nowhere else.
 *
 * @param next index of the next block
 * @param open the block it is in
 * @param called whether there was a call of a tool
 * @param usage as far as it is known
 */
record MessageEncoder(
        AnswerContext context, Phase phase, int next, WrittenBlock open, boolean called, Stop stop, Usage usage)
        implements StreamEncoder {
    private static final Dialect OURS = Dialect.ANTHROPIC_MESSAGES;
    private static final String BETWEEN_PARTS = "\n\n";

    /** How far the message is. */
    enum Phase {
        BEFORE,
        RUNNING,
        OVER
    }

    static MessageEncoder start(AnswerContext context) {
        var end = Stop.of(Stop.Reason.END);
        return new MessageEncoder(context, Phase.BEFORE, 0, WrittenBlock.NONE, false, end, Usage.NONE);
    }

    @Override
    public MessageEncoder step(StreamEvent event, WireSink out) {
        if (phase == Phase.OVER) {
            return this;
        }
        return switch (event) {
            case StreamEvent.BlockDelta(var candidate, _, var delta) -> candidate == 0 ? grow(delta, out) : this;
            case StreamEvent.BlockStart(var candidate, _, var head) ->
                    candidate == 0 ? running(out).close(out).begin(head, out) : without(Field.CANDIDATES, out);
            case StreamEvent.BlockEnd(var candidate, _) -> candidate == 0 ? close(out) : this;
            case StreamEvent.Start(_, _, var input, var tier) -> begin(input, tier, out);
            case StreamEvent.CandidateEnd(var candidate, var reason) ->
                    candidate == 0 ? running(out).close(out).stopping(reason) : without(Field.CANDIDATES, out);
            case StreamEvent.UsageReport(var total) -> counting(total);
            case StreamEvent.End _ -> running(out).close(out).end(out);
            case StreamEvent.Failed(var error) -> {
                MessageEvents.error(error, out);
                yield over();
            }
            case StreamEvent.Ping _ -> ping(out);
        };
    }

    private MessageEncoder without(Field lost, WireSink out) {
        out.drops().add(lost);
        return this;
    }

    private MessageEncoder running(WireSink out) {
        return begin(null, null, out);
    }

    private MessageEncoder begin(@Nullable Usage input, @Nullable ServiceTier tier, WireSink out) {
        if (phase != Phase.BEFORE) {
            return this;
        }
        var known = input == null ? usage : input;
        MessageEvents.start(context, said(known), tier, out);
        return new MessageEncoder(context, Phase.RUNNING, next, open, called, stop, known);
    }

    /** Anthropic's message begins with its input counted; what most upstreams say at the end only is guessed. */
    private Usage said(Usage known) {
        return known.totalInput() > 0 ? known : new Usage(context.promptGuess().getAsLong(), 0, 0, 0, 0);
    }

    private MessageEncoder ping(WireSink out) {
        if (phase == Phase.RUNNING) {
            MessageEvents.ping(out);
        }
        return this;
    }

    private MessageEncoder begin(Block head, WireSink out) {
        return switch (head) {
            case Block.TextBlock _, Block.RefusalBlock _ -> text(out);
            case Block.ThoughtBlock _ -> {
                MessageEvents.thinkingStart(next, out);
                yield in(new WrittenBlock.OfThought(next, WrittenBlock.OfThought.NOTHING, null));
            }
            case Block.CallBlock call -> call(call, out);
            case Block.AudioBlock _ -> without(Field.AUDIO, out).with(new WrittenBlock.OfSound());
            case Block.WholeBlock(var part) -> whole(part, out);
        };
    }

    private MessageEncoder call(Block.CallBlock call, WireSink out) {
        var id = AnswerBlocks.callId(call.id(), call.seal(), context);
        MessageEvents.callStart(next, id, call.tool().name(), out);
        boolean free = call.tool().kind() == ToolKind.CUSTOM;
        // A call without arguments has a delta too, as Anthropic writes it: anthropic-java misses its input otherwise.
        MessageEvents.input(next, free ? FreeInput.BEGIN : "", out);
        return in(new WrittenBlock.OfCall(next, free)).calling();
    }

    private MessageEncoder text(WireSink out) {
        MessageEvents.textStart(next, out);
        return in(new WrittenBlock.OfText(next, null));
    }

    private MessageEncoder whole(Part part, WireSink out) {
        return switch (part) {
            case VendorPart vendor when vendor.vendor() == OURS -> {
                vendor(vendor, out);
                yield in(new WrittenBlock.Whole(next));
            }
            case Thought thought -> thought(thought, out);
            case Text text -> text(text, out);
            case Refusal refusal -> said(refusal.text(), out);
            case StructuredData data -> said(data.json().toString(), out);
            case Media made -> {
                var words = made.transcript();
                without(Field.of(made.kind()), out);
                yield words == null ? this : said(words, out);
            }
            case ToolCall call ->
                    call(new Block.CallBlock(call.id(), call.tool(), call.seal()), out)
                            .grow(new Delta.Written(call.arguments()), out);
            case VendorPart _, ToolResult _ -> without(Field.VENDOR_PART, out);
        };
    }

    private MessageEncoder text(Text text, WireSink out) {
        var said = said(text.text(), out);
        for (var citation : text.citations()) {
            said = said.grow(new Delta.Cited(citation), out);
        }
        return text.seal() == null ? said : said.grow(new Delta.Sealed(text.seal()), out);
    }

    private MessageEncoder said(String text, WireSink out) {
        return text(out).grow(new Delta.Written(text), out);
    }

    /** A call of any kind begins with an empty input. */
    private void vendor(VendorPart part, WireSink out) {
        var input = part.json().path("input");
        if (!part.type().endsWith("tool_use") || input.isEmpty()) {
            MessageEvents.vendorBlock(next, part.json().toString(), out);
            return;
        }
        var begun = part.json().deepCopy();
        begun.putObject("input");
        MessageEvents.vendorBlock(next, begun.toString(), out);
        MessageEvents.input(next, input.toString(), out);
    }

    private MessageEncoder thought(Thought thought, WireSink out) {
        var seal = thought.seal();
        if (seal != null && AnswerBlocks.isRedacted(thought)) {
            MessageEvents.redacted(next, seal.value(), out);
            return in(new WrittenBlock.Whole(next));
        }
        var begun = begin(new Block.ThoughtBlock(thought.id()), out);
        var shown = begun.grow(new Delta.Written(thought.shown()), out);
        return seal == null ? shown : shown.grow(new Delta.Sealed(seal), out);
    }

    private MessageEncoder grow(Delta delta, WireSink out) {
        if (delta instanceof Delta.Logprobs) {
            return without(Field.LOGPROBS, out);
        }
        return switch (open) {
            case WrittenBlock.OfText(var index, _) ->
                    delta instanceof Delta.Sealed(var seal) && context.request().thinking().isOn()
                            ? with(new WrittenBlock.OfText(index, seal))
                            : growText(index, delta, out);
            case WrittenBlock.OfCall(var index, var free) -> {
                if (delta instanceof Delta.Written(var text)) {
                    MessageEvents.input(index, free ? FreeInput.piece(text) : text, out);
                }
                yield this;
            }
            case WrittenBlock.OfThought thought -> growThought(thought, delta, out);
            case WrittenBlock.OfSound _ ->
                    delta instanceof Delta.Sounded(_, var words) && words != null && !words.isEmpty()
                            ? text(out).grow(delta, out)
                            : this;
            case WrittenBlock.None _, WrittenBlock.Whole _ -> this;
        };
    }

    private MessageEncoder growText(int index, Delta delta, WireSink out) {
        switch (delta) {
            case Delta.Written(var text) -> MessageEvents.delta(index, "text_delta", "text", text, out);
            case Delta.Sounded(_, var words) when words != null ->
                    MessageEvents.delta(index, "text_delta", "text", words, out);
            case Delta.Cited(var citation) when citation.vendor() == OURS ->
                    MessageEvents.citation(index, citation, out);
            case Delta.Cited _ -> out.drops().add(Field.CITATIONS);
            case Delta.Sealed _ -> out.drops().add(Field.THOUGHT_SEAL);
            case Delta.Sounded _, Delta.Summarised _, Delta.Logprobs _ -> {}
        }
        return this;
    }

    private MessageEncoder growThought(WrittenBlock.OfThought block, Delta delta, WireSink out) {
        return switch (delta) {
            case Delta.Written(var text) -> itself(block, text, out);
            case Delta.Summarised(var part, var text) -> summary(block, part, text, out);
            case Delta.Sealed(var seal) -> with(block.with(seal));
            case Delta.Cited _, Delta.Logprobs _, Delta.Sounded _ -> this;
        };
    }

    private MessageEncoder itself(WrittenBlock.OfThought block, String text, WireSink out) {
        if (block.part() >= 0 || text.isEmpty()) {
            return this;
        }
        MessageEvents.delta(block.index(), "thinking_delta", "thinking", text, out);
        return block.part() == WrittenBlock.OfThought.ITSELF ? this : with(block.at(WrittenBlock.OfThought.ITSELF));
    }

    private MessageEncoder summary(WrittenBlock.OfThought block, int part, String text, WireSink out) {
        if (block.part() == WrittenBlock.OfThought.ITSELF || text.isEmpty()) {
            return this;
        }
        boolean nextPart = block.part() >= 0 && part != block.part();
        var shown = nextPart ? BETWEEN_PARTS + text : text;
        MessageEvents.delta(block.index(), "thinking_delta", "thinking", shown, out);
        return part == block.part() ? this : with(block.at(part));
    }

    private MessageEncoder close(WireSink out) {
        switch (open) {
            case WrittenBlock.OfText(var index, var seal) -> {
                MessageEvents.blockStop(index, out);
                if (seal != null) {
                    return sealBehind(seal, out);
                }
            }
            case WrittenBlock.OfCall(var index, var free) -> {
                if (free) {
                    MessageEvents.input(index, FreeInput.END, out);
                }
                MessageEvents.blockStop(index, out);
            }
            case WrittenBlock.Whole(var index) -> MessageEvents.blockStop(index, out);
            case WrittenBlock.OfThought(var index, _, var seal) -> {
                var signature = context.sealText(OURS, seal);
                if (!signature.isEmpty()) {
                    MessageEvents.delta(index, "signature_delta", "signature", signature, out);
                }
                MessageEvents.blockStop(index, out);
            }
            case WrittenBlock.OfSound _, WrittenBlock.None _ -> {}
        }
        return open instanceof WrittenBlock.None ? this : with(WrittenBlock.NONE);
    }

    /** Behind a text, as a thought that is not displayed: texts have no signatures. */
    private MessageEncoder sealBehind(Seal seal, WireSink out) {
        return with(WrittenBlock.NONE)
                .begin(new Block.ThoughtBlock(null), out)
                .grow(new Delta.Sealed(seal), out)
                .close(out);
    }

    private MessageEncoder end(WireSink out) {
        MessageEvents.stop(stop, called, usage, out);
        return over();
    }

    private MessageEncoder in(WrittenBlock block) {
        return new MessageEncoder(context, phase, next + 1, block, called, stop, usage);
    }

    private MessageEncoder with(WrittenBlock block) {
        return new MessageEncoder(context, phase, next, block, called, stop, usage);
    }

    private MessageEncoder calling() {
        return new MessageEncoder(context, phase, next, open, true, stop, usage);
    }

    private MessageEncoder stopping(Stop reason) {
        return new MessageEncoder(context, phase, next, open, called, reason, usage);
    }

    private MessageEncoder counting(Usage total) {
        return new MessageEncoder(context, phase, next, open, called, stop, total);
    }

    private MessageEncoder over() {
        return new MessageEncoder(context, Phase.OVER, next, open, called, stop, usage);
    }
}
