package io.torouter.translation.responses;

import static io.torouter.dialect.Dialect.GEMINI_GENERATE;
import static io.torouter.dialect.Dialect.OPENAI_RESPONSES;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Media;
import io.torouter.canonical.Part;
import io.torouter.canonical.Seal;
import io.torouter.canonical.Text;
import io.torouter.canonical.Thought;
import io.torouter.translation.Members;
import io.torouter.translation.SealedText;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * Items of reasoning.
 *
 * <p>Gemini also seals texts and images, for which this dialect has no field: such a seal goes to the client in an item
 * of reasoning that says nothing and stands behind what it seals.
 */
final class ThoughtItems {
    private ThoughtItems() {}

    static Thought read(Members item) {
        item.skip("type");
        var sealed = item.text("encrypted_content", "");
        var seal = sealed.isEmpty() ? null : SealedText.read(OPENAI_RESPONSES, Seal.Kind.CONTENT, sealed);
        return new Thought(
                item.text("id"),
                texts(item.any("summary")),
                String.join("", texts(item.any("content"))),
                seal,
                Origin.of(item, Origin.INPUT));
    }

    private static List<String> texts(@Nullable JsonNode parts) {
        var texts = new ArrayList<String>();
        if (parts != null) {
            parts.forEach(part -> texts.add(part.path("text").asText()));
        }
        return texts;
    }

    static boolean isEmpty(Thought thought) {
        return thought.seal() == null && thought.text().isEmpty() && thought.summary().isEmpty();
    }

    /** Gives the last part the seal that follows it, if that is what the part is. */
    static boolean sealsLast(List<Part> parts, Part part) {
        if (!(part instanceof Thought thought) || !thought.shown().isEmpty() || parts.isEmpty()) {
            return false;
        }
        var seal = thought.seal();
        var sealed = seal == null || seal.issuer() != GEMINI_GENERATE ? null : sealed(parts.getLast(), seal);
        if (sealed != null) {
            parts.set(parts.size() - 1, sealed);
        }
        return sealed != null;
    }

    private static @Nullable Part sealed(Part part, Seal seal) {
        return switch (part) {
            case Text text -> new Text(text.text(), text.citations(), seal, text.cache(), text.extras());
            case Media media ->
                    new Media(
                            media.kind(),
                            media.source(),
                            media.name(),
                            media.detail(),
                            media.transcript(),
                            seal,
                            media.cache(),
                            media.extras());
            default -> null;
        };
    }

    /**
     * An item for a client.
     *
     * @param summary all that is shown of it, in parts
     */
    static ObjectNode write(String id, List<String> summary, String text, @Nullable Seal seal) {
        var item = JsonNodeFactory.instance.objectNode().put("id", id).put("type", "reasoning");
        var parts = item.putArray("summary");
        summary.forEach(part -> parts.add(summaryPart(part)));
        if (!text.isEmpty()) {
            item.putArray("content").addObject().put("type", "reasoning_text").put("text", text);
        }
        if (seal != null) {
            item.put("encrypted_content", SealedText.in(OPENAI_RESPONSES, seal));
        }
        return item;
    }

    static ObjectNode summaryPart(String text) {
        return JsonNodeFactory.instance.objectNode().put("type", "summary_text").put("text", text);
    }

    /** What a client is shown as the summary: reasoning itself goes there too, where there is no summary. */
    static List<String> shownSummary(Thought thought) {
        return thought.summary().isEmpty() && !thought.text().isEmpty() ? List.of(thought.text()) : thought.summary();
    }
}
