package io.torouter.translation.chat;

import static io.torouter.dialect.Dialect.OPENAI_CHAT;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import io.torouter.canonical.Extras;
import io.torouter.canonical.Part;
import io.torouter.canonical.Seal;
import io.torouter.canonical.Thought;
import io.torouter.canonical.VendorPart;
import io.torouter.translation.Members;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads the reasoning of a message: {@code reasoning_content} (DeepSeek and most), {@code reasoning} (OpenRouter, Groq,
 * vLLM) and {@code reasoning_details} (OpenRouter), which repeat each other.
 */
final class ReasoningReader {
    private final List<Growing> thoughts = new ArrayList<>();
    private final List<Part> others = new ArrayList<>();

    private ReasoningReader() {}

    static List<Part> read(Members message) {
        var text = text(message);
        var reader = new ReasoningReader();
        message.array("reasoning_details").forEach(reader::add);
        boolean told = reader.thoughts.stream().anyMatch(Growing::isReadable);
        var parts = new ArrayList<Part>();
        if (!text.isEmpty() && !told) {
            parts.add(new Thought(text));
        }
        reader.thoughts.forEach(thought -> parts.add(thought.finished()));
        parts.addAll(reader.others);
        return parts;
    }

    private static String text(Members message) {
        var content = message.text("reasoning_content", "");
        var reasoning = message.text("reasoning", "");
        return content.isEmpty() ? reasoning : content;
    }

    /** Elements may be the pieces of a stream, put behind each other by a client. */
    private void add(JsonNode detail) {
        switch (detail.path("type").asText()) {
            case Details.TEXT -> addText(detail);
            case Details.SUMMARY -> addSummary(detail);
            case Details.ENCRYPTED -> addEncrypted(detail);
            default -> {
                if (detail instanceof ObjectNode other) {
                    others.add(new VendorPart(OPENAI_CHAT, other.path("type").asText(), other));
                }
            }
        }
    }

    private void addText(JsonNode detail) {
        var text = detail.path("text").asText("");
        var seal = Details.seal(detail);
        if (text.isEmpty() && seal == null) {
            return;
        }
        var last = last();
        boolean goesOn = last != null && last.seal == null && last.summary.isEmpty() && last.isAt(detail);
        var thought = goesOn && last != null ? last : next(detail);
        thought.text.append(text);
        thought.seal = seal;
    }

    private void addSummary(JsonNode detail) {
        var last = last();
        boolean goesOn = last != null && last.seal == null && last.text.isEmpty();
        var thought = goesOn && last != null ? last : next(detail);
        thought.summarise(detail.path("summary").asText(""), detail.path("index").asInt(0));
    }

    /**
     * What is shown of it stands before it: in a stream that the gateway wrote, where the format came last, without.
     */
    private void addEncrypted(JsonNode detail) {
        var last = last();
        boolean belongs = last != null && last.seal == null && last.isOf(format(detail));
        var thought = belongs && last != null ? last : next(detail);
        thought.seal = Details.seal(detail);
        thought.id = thought.id == null ? detail.path("id").textValue() : thought.id;
    }

    private @Nullable Growing last() {
        return thoughts.isEmpty() ? null : thoughts.getLast();
    }

    private Growing next(JsonNode detail) {
        var thought = new Growing(detail.path("id").textValue(), format(detail), detail.path("index").asInt(0));
        thoughts.add(thought);
        return thought;
    }

    private static String format(JsonNode detail) {
        return detail.path("format").asText(Details.UNKNOWN);
    }

    private static final class Growing {
        private final StringBuilder text = new StringBuilder();
        private final List<String> summary = new ArrayList<>();
        private final String format;
        private int index;
        private @Nullable String id;
        private @Nullable Seal seal;

        private Growing(@Nullable String id, String format, int index) {
            this.id = id;
            this.format = format;
            this.index = index;
        }

        private boolean isAt(JsonNode detail) {
            return detail.path("index").asInt(index) == index;
        }

        private boolean isOf(String other) {
            return format.equals(other) || format.equals(Details.UNKNOWN);
        }

        private boolean isReadable() {
            return !text.isEmpty() || !summary.isEmpty();
        }

        /** A piece with the index of the one before goes on with its part of the summary. */
        private void summarise(String piece, int at) {
            if (summary.isEmpty() || at != index) {
                summary.add(piece);
            } else {
                summary.add(summary.removeLast() + piece);
            }
            index = at;
        }

        private Thought finished() {
            return new Thought(id, summary, text.toString(), seal, seal == null ? formatOnly() : Extras.NONE);
        }

        private Extras formatOnly() {
            boolean known = !format.equals(Details.UNKNOWN) && !format.equals("null");
            return known
                    ? new Extras(OPENAI_CHAT, "messages.reasoning_details", Map.of("format", new TextNode(format)))
                    : Extras.NONE;
        }
    }
}
