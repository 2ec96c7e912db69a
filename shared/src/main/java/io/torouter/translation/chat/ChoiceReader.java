package io.torouter.translation.chat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Block;
import io.torouter.canonical.Delta;
import io.torouter.canonical.Media;
import io.torouter.canonical.Part;
import io.torouter.canonical.Refusal;
import io.torouter.canonical.StreamEvent;
import io.torouter.canonical.StructuredData;
import io.torouter.canonical.Text;
import io.torouter.canonical.Thought;
import io.torouter.canonical.ToolCall;
import io.torouter.canonical.ToolResult;
import io.torouter.canonical.VendorPart;
import io.torouter.translation.chat.Speech.Kind;

import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;

/**
 * Reads the deltas of one choice.
 *
 * <p>Chat does not say where a block ends. One that is said ends where another kind begins, and all end with the
 * finish.
 *
 * @param speech what is being said
 * @param calls of tools, in the order they began
 * @param finish the host's word for the end; empty until it came
 * @param sequence the stop sequence that was met, where the host says it
 * @param refused whether there was a refusal
 */
record ChoiceReader(
        int candidate,
        int blocks,
        Speech speech,
        OpenCalls calls,
        String finish,
        @Nullable String sequence,
        boolean refused) {

    /**
     * @param unnamed what ids of calls begin with where the host gives none
     */
    static ChoiceReader of(int candidate, String unnamed) {
        return new ChoiceReader(candidate, 0, Speech.SILENCE, OpenCalls.none(unnamed), "", null, false);
    }

    boolean isFinished() {
        return !finish.isEmpty();
    }

    StreamEvent end() {
        return new StreamEvent.CandidateEnd(candidate, Finish.read(finish, sequence, !calls.isEmpty(), refused));
    }

    ChoiceReader step(JsonNode choice, Consumer<StreamEvent> out) {
        var delta = choice.get("delta");
        var next = delta == null || delta.isEmpty() ? this : delta(delta, out);
        var logprobs = choice.get("logprobs");
        if (logprobs != null && !logprobs.isNull()) {
            next.logprobs(logprobs, out);
        }
        var word = choice.get("finish_reason");
        return word == null || word.isNull() ? next : next.finish(word.asText(), choice.get("stop_reason"), out);
    }

    private ChoiceReader delta(JsonNode delta, Consumer<StreamEvent> out) {
        var next = new ThoughtDeltas(this, out).read(delta);
        var content = delta.get("content");
        if (content != null) {
            next = next.content(content, delta, out);
        } else if (delta.has("extra_content")) {
            GoogleThoughts.seal(next, delta, out);
        }
        boolean contentAlone = content != null && delta.size() == 1;
        return contentAlone
                ? next
                : next.spoken(Kind.REFUSAL, delta.get("refusal"), out).rare(delta, out).calls(delta, out);
    }

    private ChoiceReader content(JsonNode content, JsonNode delta, Consumer<StreamEvent> out) {
        if (content.isArray()) {
            var next = this;
            for (var part : content) {
                next = next.part(ContentReader.part(part, "choices.delta.content"), out);
            }
            return next;
        }
        return GoogleThoughts.mayStandIn(delta, content, speech)
                ? GoogleThoughts.read(this, content.asText(""), delta, out)
                : spoken(Kind.TEXT, content, out);
    }

    /** Mistral's content is a list where there is reasoning in it. */
    private ChoiceReader part(Part part, Consumer<StreamEvent> out) {
        return switch (part) {
            case Text(var text, _, _, _, _) -> say(Kind.TEXT, text, out);
            case Thought thought -> new ThoughtDeltas(this, out).text(thought.text());
            case Refusal(var text, _) -> say(Kind.REFUSAL, text, out);
            case Media _, StructuredData _, ToolCall _, ToolResult _, VendorPart _ -> whole(part, out);
        };
    }

    private ChoiceReader rare(JsonNode delta, Consumer<StreamEvent> out) {
        var next = this;
        for (var image : delta.path("images")) {
            next = next.whole(AssistantReader.image(image, "choices.delta.images"), out);
        }
        var audio = delta.get("audio");
        if (audio != null && audio.isObject()) {
            next = next.audio(audio, out);
        }
        for (var annotation : delta.path("annotations")) {
            next = next.annotation(annotation, out);
        }
        return next;
    }

    private ChoiceReader spoken(Kind kind, @Nullable JsonNode text, Consumer<StreamEvent> out) {
        return text == null || !text.isTextual() ? this : say(kind, text.textValue(), out);
    }

    ChoiceReader say(Kind kind, String text, Consumer<StreamEvent> out) {
        if (text.isEmpty()) {
            return this;
        }
        var next = saying(kind, null, out);
        out.accept(new StreamEvent.BlockDelta(candidate, next.blockSaid(), new Delta.Written(text)));
        return next;
    }

    private int blockSaid() {
        return switch (speech) {
            case Speech.Saying(_, var block) -> block;
            case Speech.Thinking(var block, _, _, _, _) -> block;
            case Speech.Silence() -> -1;
        };
    }

    private ChoiceReader saying(Kind kind, @Nullable String audioId, Consumer<StreamEvent> out) {
        if (speech instanceof Speech.Saying(var now, _) && now == kind) {
            return this;
        }
        var quiet = quiet(out);
        Block head =
                switch (kind) {
                    case TEXT -> new Block.TextBlock();
                    case REFUSAL -> new Block.RefusalBlock();
                    case AUDIO -> new Block.AudioBlock(audioId, null);
                };
        out.accept(new StreamEvent.BlockStart(candidate, quiet.blocks, head));
        return quiet.next(new Speech.Saying(kind, quiet.blocks), refused || kind == Kind.REFUSAL);
    }

    /** With one block more, which is being said. */
    ChoiceReader next(Speech other, boolean refusal) {
        return new ChoiceReader(candidate, blocks + 1, other, calls, finish, sequence, refusal);
    }

    ChoiceReader with(Speech other) {
        return other.equals(speech)
                ? this
                : new ChoiceReader(candidate, blocks, other, calls, finish, sequence, refused);
    }

    ChoiceReader with(OpenCalls other) {
        return new ChoiceReader(candidate, blocks, speech, other, finish, sequence, refused);
    }

    /** With one block more, which is a call. */
    ChoiceReader withBlock(OpenCalls other) {
        return new ChoiceReader(candidate, blocks + 1, speech, other, finish, sequence, refused);
    }

    /** Ends what is being said, and the calls that are complete. */
    ChoiceReader quiet(Consumer<StreamEvent> out) {
        int said = blockSaid();
        if (said >= 0) {
            out.accept(new StreamEvent.BlockEnd(candidate, said));
        }
        return with(Speech.SILENCE).with(calls.endComplete(candidate, out));
    }

    private ChoiceReader whole(Part part, Consumer<StreamEvent> out) {
        var quiet = quiet(out);
        out.accept(new StreamEvent.BlockStart(candidate, quiet.blocks, new Block.WholeBlock(part)));
        out.accept(new StreamEvent.BlockEnd(candidate, quiet.blocks));
        return quiet.next(Speech.SILENCE, refused);
    }

    private ChoiceReader audio(JsonNode audio, Consumer<StreamEvent> out) {
        var data = audio.path("data").asText("");
        var transcript = audio.path("transcript").asText("");
        var next = saying(Kind.AUDIO, audio.path("id").textValue(), out);
        if (!data.isEmpty() || !transcript.isEmpty()) {
            var sound = new Delta.Sounded(data.isEmpty() ? null : data, transcript.isEmpty() ? null : transcript);
            out.accept(new StreamEvent.BlockDelta(candidate, next.blockSaid(), sound));
        }
        return next;
    }

    private ChoiceReader annotation(JsonNode annotation, Consumer<StreamEvent> out) {
        var citation = Annotations.citation(annotation);
        if (citation != null) {
            var next = saying(Kind.TEXT, null, out);
            out.accept(new StreamEvent.BlockDelta(candidate, next.blockSaid(), new Delta.Cited(citation)));
            return next;
        }
        return annotation instanceof ObjectNode other ? whole(Annotations.other(other), out) : this;
    }

    private void logprobs(JsonNode logprobs, Consumer<StreamEvent> out) {
        var tokens = Logprobs.read(logprobs);
        if (!tokens.isEmpty() && speech instanceof Speech.Saying(_, var block)) {
            out.accept(new StreamEvent.BlockDelta(candidate, block, new Delta.Logprobs(tokens)));
        }
    }

    private ChoiceReader calls(JsonNode delta, Consumer<StreamEvent> out) {
        var pieces = delta.get("tool_calls");
        var next = this;
        if (pieces != null && !pieces.isEmpty()) {
            next = new CallDeltas(this, out).read(pieces, GoogleSeals.in(delta));
        }
        var older = delta.get("function_call");
        return older == null || !older.isObject() ? next : new CallDeltas(next, out).readOlder(older);
    }

    /** Some hosts say an empty word for no word. */
    private ChoiceReader finish(String word, @Nullable JsonNode met, Consumer<StreamEvent> out) {
        if (word.isEmpty()) {
            return this;
        }
        var ended = new CallDeltas(quiet(out), out).endAll();
        var stopped = met != null && met.isTextual() ? met.textValue() : sequence;
        boolean keeps = !finish.isEmpty() && word.equals(Finish.STOP);
        return new ChoiceReader(
                candidate, ended.blocks, ended.speech, ended.calls, keeps ? finish : word, stopped, refused);
    }
}
