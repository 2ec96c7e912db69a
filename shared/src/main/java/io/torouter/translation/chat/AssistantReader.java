package io.torouter.translation.chat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Citation;
import io.torouter.canonical.Media;
import io.torouter.canonical.Part;
import io.torouter.canonical.Refusal;
import io.torouter.canonical.Seal;
import io.torouter.canonical.Text;
import io.torouter.canonical.Thought;
import io.torouter.canonical.ToolCall;
import io.torouter.translation.Members;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Reads what an assistant said, in the history of a request and in an answer. */
final class AssistantReader {
    private static final String THOUGHT_OPEN = "<thought>";
    private static final String THOUGHT_CLOSE = "</thought>";

    private final Members message;
    private final List<Part> parts = new ArrayList<>();

    private AssistantReader(Members message) {
        this.message = message;
    }

    /**
     * The parts in the order in which they are made: reasoning, content, calls.
     *
     * @param unnamed what ids of calls begin with where the message has none
     */
    static List<Part> read(Members message, String unnamed) {
        message.skip("role");
        var reader = new AssistantReader(message);
        reader.parts.addAll(ReasoningReader.read(message));
        reader.content();
        reader.annotations();
        reader.refusal();
        reader.images();
        reader.audio();
        reader.parts.addAll(CallReader.read(message, unnamed));
        reader.seal(GoogleSeals.read(message));
        return reader.parts;
    }

    /** Google puts thoughts that were asked for into the content, in a tag of its own. */
    private void content() {
        for (var part : ContentReader.read(message)) {
            boolean tagged = part instanceof Text(var text, _, _, _, _) && text.startsWith(THOUGHT_OPEN);
            if (tagged && message.json().path("extra_content").has("google") && part instanceof Text text) {
                untag(text.text());
            } else if (!isEmpty(part)) {
                parts.add(part);
            }
        }
    }

    private static boolean isEmpty(Part part) {
        return part instanceof Text(var text, _, _, _, var extras) && text.isEmpty() && extras.isEmpty();
    }

    private void untag(String text) {
        int close = text.indexOf(THOUGHT_CLOSE);
        int end = close < 0 ? text.length() : close;
        parts.add(new Thought(text.substring(THOUGHT_OPEN.length(), end)));
        if (close >= 0 && close + THOUGHT_CLOSE.length() < text.length()) {
            parts.add(new Text(text.substring(close + THOUGHT_CLOSE.length())));
        }
    }

    private void annotations() {
        var citations = new ArrayList<Citation>();
        var others = new ArrayList<Part>();
        for (var annotation : message.array("annotations")) {
            var citation = Annotations.citation(annotation);
            if (citation != null) {
                citations.add(citation);
            } else if (annotation instanceof ObjectNode other) {
                others.add(Annotations.other(other));
            }
        }
        if (!citations.isEmpty()) {
            replaceText(text -> new Text(text.text(), citations, text.seal(), text.cache(), text.extras()));
        }
        parts.addAll(others);
    }

    /** Changes the last text; whether there is one. */
    private boolean replaceText(UnaryOperator<Text> change) {
        for (int i = parts.size() - 1; i >= 0; i--) {
            if (parts.get(i) instanceof Text text) {
                parts.set(i, change.apply(text));
                return true;
            }
        }
        return false;
    }

    private void refusal() {
        var refusal = message.text("refusal", "");
        if (!refusal.isEmpty()) {
            parts.add(new Refusal(refusal));
        }
    }

    /** OpenRouter's pictures. */
    private void images() {
        for (var image : message.array("images")) {
            parts.add(image(image, message.pathOf("images")));
        }
    }

    static Part image(JsonNode json, String path) {
        var image = Members.of(json, path).skip("type", "index");
        var address = image.inside("image_url");
        var url = address == null ? image.text("url", "") : address.text("url", "");
        return new Media(Media.Kind.IMAGE, DataUrl.read(url, null, path));
    }

    private void audio() {
        var audio = message.inside("audio");
        if (audio != null) {
            parts.add(Sound.read(audio));
        }
    }

    /** A signature of the whole message is that of its text, or of its first call. */
    private void seal(@Nullable Seal seal) {
        if (seal == null || replaceText(text -> text.with(seal))) {
            return;
        }
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i) instanceof ToolCall call && call.seal() == null) {
                parts.set(i, new ToolCall(call.id(), call.tool(), call.arguments(), seal, call.cache(), call.extras()));
                return;
            }
        }
    }
}
