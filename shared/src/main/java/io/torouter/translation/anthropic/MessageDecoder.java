package io.torouter.translation.anthropic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.answer.UpstreamError;
import io.torouter.canonical.Block;
import io.torouter.canonical.Delta;
import io.torouter.canonical.Extras;
import io.torouter.canonical.Part;
import io.torouter.canonical.Seal;
import io.torouter.canonical.Stop;
import io.torouter.canonical.StreamEvent;
import io.torouter.canonical.Thought;
import io.torouter.canonical.ToolRef;
import io.torouter.canonical.VendorPart;
import io.torouter.dialect.Dialect;
import io.torouter.translation.StreamDecoder;
import io.torouter.usage.Usage;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Consumer;

/**
 * A state of reading a streamed message.
 *
 * <p>{@code message_start}, then blocks of which each begins, grows and ends before the next, then {@code
 * message_delta} with the reason to stop, then {@code message_stop}. Pings and errors come anywhere; unknown events and
 * deltas are passed over.
 *
 * @param open the block it is in
 * @param next number of the next block
 * @param usage as far as it is known
 * @param stopped whether the end of the candidate was told
 * @see <a href="https://platform.claude.com/docs/en/build-with-claude/streaming">Streaming messages, read
 *     2026-11-24</a>
 */
record MessageDecoder(ReadBlock open, int next, Usage usage, boolean stopped) implements StreamDecoder {
    static final MessageDecoder START = new MessageDecoder(ReadBlock.NONE, 0, Usage.NONE, false);

    private static final Dialect OURS = Dialect.ANTHROPIC_MESSAGES;

    @Override
    public MessageDecoder step(String name, JsonNode data, Consumer<StreamEvent> out) {
        return switch (data.path("type").asText(name)) {
            case "content_block_delta" -> grow(data.path("delta"), out);
            case "content_block_start" -> begin(data.path("content_block"), out);
            case "content_block_stop" -> close(out);
            case "message_start" -> start(data.path("message"), out);
            case "message_delta" -> stop(data, out);
            case "message_stop" -> end(this, out);
            case "ping" -> said(new StreamEvent.Ping(), out);
            case "error" -> said(failed(data.path("error")), out);
            default -> this;
        };
    }

    @Override
    public boolean tellsWordForWord(JsonNode data) {
        return true;
    }

    private MessageDecoder said(StreamEvent event, Consumer<StreamEvent> out) {
        out.accept(event);
        return this;
    }

    private static StreamEvent failed(JsonNode error) {
        var message = error.path("message").asText();
        return new StreamEvent.Failed(UpstreamError.of("", error.path("type").asText(), message));
    }

    private MessageDecoder start(JsonNode message, Consumer<StreamEvent> out) {
        var reported = message.path("usage");
        var input = UsageReader.read(reported, usage);
        out.accept(
                new StreamEvent.Start(
                        message.path("id").textValue(),
                        message.path("model").textValue(),
                        reported.isObject() ? input : null,
                        UsageReader.tier(reported)));
        return new MessageDecoder(open, next, input, stopped);
    }

    private MessageDecoder begin(JsonNode block, Consumer<StreamEvent> out) {
        return open instanceof ReadBlock.None ? beginNext(block, out) : close(out).beginNext(block, out);
    }

    private MessageDecoder beginNext(JsonNode block, Consumer<StreamEvent> out) {
        return switch (block.path("type").asText()) {
            case "text" -> text(block, out);
            case "thinking" -> thinking(block, out);
            case "redacted_thinking" -> whole(redacted(block), out);
            case "tool_use" -> call(block, out);
            default -> block instanceof ObjectNode object ? with(new ReadBlock.OfVendor(object, null), next) : this;
        };
    }

    private MessageDecoder with(ReadBlock block, int following) {
        return new MessageDecoder(block, following, usage, stopped);
    }

    private MessageDecoder text(JsonNode block, Consumer<StreamEvent> out) {
        out.accept(new StreamEvent.BlockStart(0, next, new Block.TextBlock()));
        written(next, block.path("text").asText(), out);
        block.path("citations").forEach(citation -> cited(next, citation, out));
        return with(new ReadBlock.OfText(next), next + 1);
    }

    private MessageDecoder thinking(JsonNode block, Consumer<StreamEvent> out) {
        out.accept(new StreamEvent.BlockStart(0, next, new Block.ThoughtBlock(null)));
        written(next, block.path("thinking").asText(), out);
        signed(next, block.path("signature").asText(), out);
        return with(new ReadBlock.OfThought(next), next + 1);
    }

    private static Thought redacted(JsonNode block) {
        var seal = new Seal(OURS, Seal.Kind.CONTENT, block.path("data").asText());
        return new Thought(null, List.of(), "", seal, Extras.NONE);
    }

    private MessageDecoder whole(Part part, Consumer<StreamEvent> out) {
        out.accept(new StreamEvent.BlockStart(0, next, new Block.WholeBlock(part)));
        out.accept(new StreamEvent.BlockEnd(0, next));
        return with(ReadBlock.NONE, next + 1);
    }

    private MessageDecoder call(JsonNode block, Consumer<StreamEvent> out) {
        var tool = ToolRef.function(block.path("name").asText());
        out.accept(new StreamEvent.BlockStart(0, next, new Block.CallBlock(block.path("id").asText(), tool, null)));
        var input = block.path("input");
        return with(new ReadBlock.OfCall(next, input.isEmpty() ? "" : input.toString()), next + 1);
    }

    private MessageDecoder grow(JsonNode delta, Consumer<StreamEvent> out) {
        return switch (open) {
            case ReadBlock.OfText(var number) -> growText(number, delta, out);
            case ReadBlock.OfThought(var number) -> growThought(number, delta, out);
            case ReadBlock.OfCall(var number, var input) -> {
                written(number, delta.path("partial_json").asText(), out);
                yield input.isEmpty() ? this : with(new ReadBlock.OfCall(number, ""), next);
            }
            case ReadBlock.OfVendor vendor -> with(vendor.grow(delta), next);
            case ReadBlock.None _ -> this;
        };
    }

    private MessageDecoder growText(int number, JsonNode delta, Consumer<StreamEvent> out) {
        var text = delta.get("text");
        if (text != null) {
            written(number, text.asText(), out);
        } else {
            cited(number, delta.path("citation"), out);
        }
        return this;
    }

    private MessageDecoder growThought(int number, JsonNode delta, Consumer<StreamEvent> out) {
        var thinking = delta.get("thinking");
        if (thinking != null) {
            written(number, thinking.asText(), out);
        } else {
            signed(number, delta.path("signature").asText(), out);
        }
        return this;
    }

    private static void written(int number, String text, Consumer<StreamEvent> out) {
        if (!text.isEmpty()) {
            out.accept(new StreamEvent.BlockDelta(0, number, new Delta.Written(text)));
        }
    }

    private static void signed(int number, String signature, Consumer<StreamEvent> out) {
        if (!signature.isEmpty()) {
            var seal = new Seal(OURS, Seal.Kind.SIGNATURE, signature);
            out.accept(new StreamEvent.BlockDelta(0, number, new Delta.Sealed(seal)));
        }
    }

    private static void cited(int number, JsonNode citation, Consumer<StreamEvent> out) {
        if (citation instanceof ObjectNode object) {
            var cited = new Delta.Cited(Citations.read(object, -1));
            out.accept(new StreamEvent.BlockDelta(0, number, cited));
        }
    }

    private MessageDecoder close(Consumer<StreamEvent> out) {
        return switch (open) {
            case ReadBlock.OfText(var number) -> closed(number, out);
            case ReadBlock.OfThought(var number) -> closed(number, out);
            case ReadBlock.OfCall(var number, var input) -> {
                written(number, input, out);
                yield closed(number, out);
            }
            case ReadBlock.OfVendor vendor -> whole(vendorPart(vendor.whole()), out);
            case ReadBlock.None _ -> this;
        };
    }

    private MessageDecoder closed(int number, Consumer<StreamEvent> out) {
        out.accept(new StreamEvent.BlockEnd(0, number));
        return with(ReadBlock.NONE, next);
    }

    private static VendorPart vendorPart(ObjectNode block) {
        return new VendorPart(OURS, block.path("type").asText(), block);
    }

    private MessageDecoder stop(JsonNode event, Consumer<StreamEvent> out) {
        var reported = event.path("usage");
        var total = UsageReader.read(reported, usage);
        var closed = close(out);
        if (reported.isObject()) {
            out.accept(new StreamEvent.UsageReport(total));
        }
        var delta = event.path("delta");
        var reason = delta.path("stop_reason").textValue();
        if (reason == null || stopped) {
            return new MessageDecoder(closed.open, closed.next, total, stopped);
        }
        var details = delta.path("stop_details");
        int following = explained(StopDetails.explanation(details), closed.next, out);
        var sequence = delta.path("stop_sequence").textValue();
        var stop = Stops.read(reason, sequence, StopDetails.category(details));
        out.accept(new StreamEvent.CandidateEnd(0, stop));
        return new MessageDecoder(closed.open, following, total, true);
    }

    /** A classifier declines in the model's place, without content: its reason is all there is to show. */
    private static int explained(@Nullable String explanation, int number, Consumer<StreamEvent> out) {
        if (explanation == null || number > 0) {
            return number;
        }
        out.accept(new StreamEvent.BlockStart(0, number, new Block.RefusalBlock()));
        written(number, explanation, out);
        out.accept(new StreamEvent.BlockEnd(0, number));
        return number + 1;
    }

    private static MessageDecoder end(MessageDecoder last, Consumer<StreamEvent> out) {
        var closed = last.close(out);
        if (!closed.stopped) {
            out.accept(new StreamEvent.CandidateEnd(0, Stop.of(Stop.Reason.END)));
        }
        out.accept(new StreamEvent.End());
        return new MessageDecoder(closed.open, closed.next, closed.usage, true);
    }

    /** The dialect has none; some hosts send it. */
    @Override
    public MessageDecoder done(Consumer<StreamEvent> out) {
        return this;
    }

    /** Says nothing: what has not said its end is not complete. */
    @Override
    public void end(Consumer<StreamEvent> out) {}
}
