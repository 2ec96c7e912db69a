package io.torouter.translation.chat;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Block;
import io.torouter.canonical.Delta;
import io.torouter.canonical.Field;
import io.torouter.canonical.Media;
import io.torouter.canonical.Part;
import io.torouter.canonical.Refusal;
import io.torouter.canonical.Seal;
import io.torouter.canonical.Source;
import io.torouter.canonical.Stop;
import io.torouter.canonical.StructuredData;
import io.torouter.canonical.Text;
import io.torouter.canonical.Thought;
import io.torouter.canonical.TokenLogprob;
import io.torouter.canonical.ToolCall;
import io.torouter.canonical.ToolResult;
import io.torouter.canonical.VendorPart;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.List;

/**
 * Writes the deltas of one choice.
 *
 * @param begun whether its role was said
 * @param open the block that grows; null between blocks
 * @param spoken how much was sent
 * @param shown where in the reasoning the next piece stands
 * @param refused whether there was a refusal
 */
record ChoiceWriter(
        int candidate, boolean begun, @Nullable Block open, Spoken spoken, ShownThoughts shown, boolean refused) {
    static ChoiceWriter of(int candidate) {
        return new ChoiceWriter(candidate, false, null, Spoken.NOTHING, ShownThoughts.NONE, false);
    }

    ChoiceWriter start(Block head, Chunks out) {
        var now = begin(out);
        return switch (head) {
            case Block.TextBlock _ -> now.opened(head, refused);
            case Block.RefusalBlock _ -> now.opened(head, true);
            case Block.ThoughtBlock _ -> now.opened(head, refused).with(shown.next());
            case Block.AudioBlock _ -> now.opened(head, refused);
            case Block.CallBlock call -> now.call(call, out);
            case Block.WholeBlock(var part) -> now.whole(part, out);
        };
    }

    private ChoiceWriter begin(Chunks out) {
        if (!begun) {
            out.delta(
                    candidate,
                    json -> {
                        json.writeStringField("role", "assistant");
                        json.writeStringField("content", "");
                        json.writeNullField("refusal");
                    });
        }
        return this;
    }

    private ChoiceWriter opened(Block head, boolean refusal) {
        return new ChoiceWriter(candidate, true, head, spoken.block(), shown, refusal);
    }

    private ChoiceWriter with(ShownThoughts other) {
        return new ChoiceWriter(candidate, begun, open, spoken, other, refused);
    }

    /** The same state, not an equal one, is meant: then nothing has to be made. */
    @SuppressWarnings("ReferenceEquality")
    private ChoiceWriter with(Spoken other) {
        return other == spoken ? this : new ChoiceWriter(candidate, begun, open, other, shown, refused);
    }

    ChoiceWriter endBlock(Chunks out) {
        if (open instanceof Block.CallBlock call && spoken.empty()) {
            new CallChunks(candidate, spoken.calls() - 1, out).endEmpty(call);
        }
        return new ChoiceWriter(candidate, begun, null, spoken.block(), shown, refused);
    }

    private ChoiceWriter call(Block.CallBlock call, Chunks out) {
        new CallChunks(candidate, spoken.calls(), out).begin(call);
        return new ChoiceWriter(candidate, true, call, spoken.call(), shown, refused);
    }

    /** What came whole is one delta; of what chat has no place for nothing is shown. */
    private ChoiceWriter whole(Part part, Chunks out) {
        var now = opened(new Block.WholeBlock(part), refused);
        return switch (part) {
            case Text(var text, _, _, _, _) -> now.content("content", text, out);
            case Refusal(var text, _) -> now.content("refusal", text, out);
            case StructuredData(var json, _) -> now.content("content", json.toString(), out);
            case Media media -> now.media(media, out);
            case Thought thought -> now.with(now.thought(thought, out));
            case VendorPart vendor when Annotations.isOther(vendor) -> now.annotation(vendor.json(), out);
            case VendorPart _, ToolCall _, ToolResult _ -> now.without(Field.VENDOR_PART, out);
        };
    }

    private ChoiceWriter without(Field lost, Chunks out) {
        out.drops().add(lost);
        return this;
    }

    private ChoiceWriter content(String name, String text, Chunks out) {
        out.delta(candidate, json -> json.writeStringField(name, text));
        return with(spoken.text(name.equals("content") ? text.length() : 0));
    }

    private ChoiceWriter media(Media media, Chunks out) {
        return switch (media.kind()) {
            case IMAGE -> image(media, out);
            case AUDIO -> sound(media, out);
            case DOCUMENT -> without(Field.DOCUMENT, out);
            case VIDEO -> without(Field.VIDEO, out);
        };
    }

    private ChoiceWriter image(Media media, Chunks out) {
        var image = MessageWriter.imageJson(media, spoken.images());
        if (image == null) {
            return without(Field.IMAGE, out);
        }
        out.delta(candidate, json -> writeList("images", image, json));
        return with(spoken.image());
    }

    private ChoiceWriter sound(Media media, Chunks out) {
        var base64 = media.source() instanceof Source.Inline(_, var data) ? data : null;
        return sounded(new Delta.Sounded(base64, media.transcript()), out);
    }

    private ShownThoughts thought(Thought thought, Chunks out) {
        var now = shown.next();
        if (!thought.shown().isEmpty()) {
            now = now.at(ShownThoughts.TEXT);
            reasoning(now, thought.shown(), out);
        }
        return thought.seal() == null ? now : sealed(now, thought.seal(), out);
    }

    private ChoiceWriter annotation(ObjectNode annotation, Chunks out) {
        out.delta(candidate, json -> writeList("annotations", annotation, json));
        return this;
    }

    private static void writeList(String name, ObjectNode element, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart(name);
        json.writeRawValue(element.toString());
        json.writeEndArray();
    }

    ChoiceWriter delta(Delta delta, Chunks out) {
        return switch (delta) {
            case Delta.Written(var text) -> written(text, out);
            case Delta.Summarised(var part, var text) -> {
                var now = shown.at(part);
                reasoning(now, text, out);
                yield with(now.behind());
            }
            case Delta.Sealed(var seal) -> seal(seal, out);
            case Delta.Cited(var citation) -> {
                var json = Annotations.json(citation, spoken.before());
                yield json == null ? without(Field.CITATIONS, out) : annotation(json, out);
            }
            case Delta.Logprobs(var tokens) -> logprobs(tokens, out);
            case Delta.Sounded sound -> sounded(sound, out);
        };
    }

    private ChoiceWriter written(String text, Chunks out) {
        return switch (open) {
            case Block.TextBlock _ -> content("content", text, out);
            case Block.RefusalBlock _ -> content("refusal", text, out);
            case Block.ThoughtBlock _ -> {
                var now = shown.at(ShownThoughts.TEXT);
                reasoning(now, text, out);
                yield with(now.behind());
            }
            case Block.CallBlock call -> arguments(call, text, out);
            case Block.AudioBlock _, Block.WholeBlock _ -> this;
            case null -> this;
        };
    }

    private ChoiceWriter arguments(Block.CallBlock call, String text, Chunks out) {
        new CallChunks(candidate, spoken.calls() - 1, out).grow(call, text);
        return with(spoken.filled());
    }

    private void reasoning(ShownThoughts at, String text, Chunks out) {
        out.delta(candidate, json -> at.write(text, json));
    }

    private ChoiceWriter seal(Seal seal, Chunks out) {
        if (open instanceof Block.ThoughtBlock) {
            return with(sealed(shown, seal, out));
        }
        if (GoogleSeals.isGoogles(seal)) {
            out.delta(candidate, json -> writeGoogles(seal, json));
        }
        return this;
    }

    private ShownThoughts sealed(ShownThoughts at, Seal seal, Chunks out) {
        var now = at.at(Details.isOfText(seal) ? ShownThoughts.TEXT : ShownThoughts.ENCRYPTED);
        var id = open instanceof Block.ThoughtBlock(var own) ? own : null;
        var detail = Details.sealed(seal, id, now.index());
        out.delta(candidate, json -> writeList("reasoning_details", detail, json));
        return now;
    }

    private static void writeGoogles(Seal seal, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("extra_content");
        json.writeObjectFieldStart("google");
        json.writeStringField("thought_signature", seal.value());
        json.writeEndObject();
        json.writeEndObject();
    }

    private ChoiceWriter logprobs(List<TokenLogprob> tokens, Chunks out) {
        var json = Logprobs.json(tokens, open instanceof Block.RefusalBlock);
        out.logprobs(candidate, json);
        return this;
    }

    private ChoiceWriter sounded(Delta.Sounded sound, Chunks out) {
        var id = open instanceof Block.AudioBlock(var own, _) ? own : null;
        out.delta(
                candidate,
                json -> {
                    json.writeObjectFieldStart("audio");
                    json.writeStringField("id", id == null ? out.frame().id() : id);
                    if (sound.transcript() != null) {
                        json.writeStringField("transcript", sound.transcript());
                    }
                    if (sound.base64() != null) {
                        json.writeStringField("data", sound.base64());
                    }
                    json.writeEndObject();
                });
        return this;
    }

    ChoiceWriter end(Stop stop, Chunks out) {
        var now = begin(out);
        out.finish(candidate, Finish.word(stop, refused, out.frame().older()), stop.sequence());
        return now.opened(new Block.TextBlock(), refused).endBlock(out);
    }
}
