package io.torouter.translation.responses;

import static io.torouter.dialect.Dialect.OPENAI_RESPONSES;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Block;
import io.torouter.canonical.Delta;
import io.torouter.canonical.Field;
import io.torouter.canonical.Media;
import io.torouter.canonical.Part;
import io.torouter.canonical.Refusal;
import io.torouter.canonical.Seal;
import io.torouter.canonical.StructuredData;
import io.torouter.canonical.Text;
import io.torouter.canonical.Thought;
import io.torouter.canonical.ToolCall;
import io.torouter.canonical.ToolResult;
import io.torouter.canonical.VendorPart;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * What a client has been told of the output. Immutable.
 *
 * <p>{@code open} is null → an item → null, and so on; only a message stays open behind the end of its block, as the
 * next text is a part of it.
 *
 * @param done items, whole
 * @param open the item that is not done; null for none
 */
record WrittenOutput(ResponseFrame frame, List<ObjectNode> done, @Nullable OpenItem open) {
    private ItemPlace place(String kind) {
        return new ItemPlace(frame.ids().of(kind, done.size()), done.size());
    }

    private WrittenOutput with(@Nullable OpenItem item) {
        return new WrittenOutput(frame, done, item);
    }

    private WrittenOutput and(ObjectNode item) {
        var items = new ArrayList<>(done);
        items.add(item);
        return new WrittenOutput(frame, items, null);
    }

    /** Nothing is open behind it. */
    WrittenOutput closed(String status, EventOut out) {
        if (open == null) {
            return this;
        }
        var seal = open instanceof OpenMessage message ? message.seal() : null;
        return and(open.close(status, out)).sealed(seal, out);
    }

    private WrittenOutput completed(EventOut out) {
        return closed(OutputItems.COMPLETED, out);
    }

    private WrittenOutput sealed(@Nullable Seal seal, EventOut out) {
        return seal == null
                ? this
                : begin(new Block.ThoughtBlock(null), out).grow(new Delta.Sealed(seal), out).endBlock(out);
    }

    private WrittenOutput without(Field lost, EventOut out) {
        out.drops().add(lost);
        return this;
    }

    WrittenOutput begin(Block head, EventOut out) {
        return switch (head) {
            case Block.TextBlock _ -> part(false, out);
            case Block.AudioBlock _ -> without(Field.AUDIO, out).part(false, out);
            case Block.RefusalBlock _ -> part(true, out);
            case Block.ThoughtBlock _ -> {
                var closed = completed(out);
                yield closed.with(OpenReasoning.begin(closed.place("rs"), frame.context(), out));
            }
            case Block.CallBlock call -> {
                var closed = completed(out);
                var place = closed.place(OutputItems.prefix(call.tool().kind()));
                yield closed.with(OpenCall.begin(place, call, out));
            }
            case Block.WholeBlock(var part) -> whole(part, out);
        };
    }

    private WrittenOutput part(boolean refusal, EventOut out) {
        return open instanceof OpenMessage message
                ? with(message.beginPart(refusal, out))
                : completed(out).message(refusal, out);
    }

    private WrittenOutput message(boolean refusal, EventOut out) {
        return with(OpenMessage.begin(place("msg"), out).beginPart(refusal, out));
    }

    WrittenOutput grow(Delta delta, EventOut out) {
        return open == null ? this : with(open.grow(delta, out));
    }

    WrittenOutput endBlock(EventOut out) {
        if (open == null) {
            return this;
        }
        var ended = with(open.endBlock(out));
        boolean goesOn = ended.open() instanceof OpenMessage message && message.seal() == null;
        return goesOn ? ended : ended.completed(out);
    }

    private WrittenOutput whole(Part part, EventOut out) {
        return switch (part) {
            case VendorPart vendor when vendor.vendor() == OPENAI_RESPONSES -> completed(out).item(vendor.json(), out);
            case VendorPart _, ToolResult _ -> without(Field.VENDOR_PART, out);
            case Text text -> text(text, out);
            case StructuredData data -> text(new Text(data.json().toString()), out);
            case Refusal refusal ->
                    begin(new Block.RefusalBlock(), out).grow(new Delta.Written(refusal.text()), out).endBlock(out);
            case Thought thought -> thought(thought, out);
            case ToolCall call ->
                    begin(new Block.CallBlock(call.id(), call.tool(), call.seal()), out)
                            .grow(new Delta.Written(call.arguments()), out)
                            .endBlock(out);
            case Media media -> media(media, out);
        };
    }

    private WrittenOutput item(ObjectNode item, EventOut out) {
        var place = new ItemPlace("", done.size());
        place.added(item, out);
        place.done(item, out);
        return and(item);
    }

    private WrittenOutput text(Text text, EventOut out) {
        var grown = begin(new Block.TextBlock(), out).grow(new Delta.Written(text.text()), out);
        for (var citation : text.citations()) {
            grown = grown.grow(new Delta.Cited(citation), out);
        }
        return (text.seal() == null ? grown : grown.grow(new Delta.Sealed(text.seal()), out)).endBlock(out);
    }

    private WrittenOutput thought(Thought thought, EventOut out) {
        var grown = begin(new Block.ThoughtBlock(thought.id()), out);
        var summary = ThoughtItems.shownSummary(thought);
        for (int i = 0; i < summary.size(); i++) {
            grown = grown.grow(new Delta.Summarised(i, summary.get(i)), out);
        }
        return (thought.seal() == null ? grown : grown.grow(new Delta.Sealed(thought.seal()), out)).endBlock(out);
    }

    private WrittenOutput media(Media media, EventOut out) {
        var closed = completed(out);
        var place = closed.place("ig");
        var image = ImageItems.write(place.id(), media);
        if (image == null) {
            closed.without(Field.of(media.kind()), out);
            return media.transcript() == null ? closed : closed.text(new Text(media.transcript()), out);
        }
        media.extras().writeTo(image, OPENAI_RESPONSES, out.drops());
        var begun = image.deepCopy().put("status", OutputItems.IN_PROGRESS);
        begun.putNull("result");
        place.added(begun, out);
        out.event("response.image_generation_call.in_progress", place::write);
        out.event("response.image_generation_call.completed", place::write);
        place.done(image, out);
        return closed.and(image).sealed(media.seal(), out);
    }
}
