package io.torouter.translation.responses;

import static io.torouter.dialect.Dialect.OPENAI_RESPONSES;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Seal;
import io.torouter.canonical.Thought;
import io.torouter.translation.Members;
import io.torouter.translation.SealedText;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** Items of reasoning. */
final class ThoughtItems {
    private ThoughtItems() {}

    /** The id of what another vendor thought is the gateway's: no upstream knows it. */
    static Thought read(Members item) {
        item.skip("type");
        var sealed = item.text("encrypted_content", "");
        var seal = sealed.isEmpty() ? null : SealedText.read(OPENAI_RESPONSES, Seal.Kind.CONTENT, sealed);
        boolean foreign = !sealed.isEmpty() && (seal == null || seal.issuer() != OPENAI_RESPONSES);
        var id = item.text("id");
        return new Thought(
                foreign ? null : id,
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

    /**
     * An item for a client.
     *
     * @param summary all that is shown of it, in parts
     * @param sealed the text of its seal; empty for none
     */
    static ObjectNode write(String id, List<String> summary, String text, String sealed) {
        var item = JsonNodeFactory.instance.objectNode().put("id", id).put("type", "reasoning");
        var parts = item.putArray("summary");
        summary.forEach(part -> parts.add(summaryPart(part)));
        if (!text.isEmpty()) {
            item.putArray("content").addObject().put("type", "reasoning_text").put("text", text);
        }
        if (!sealed.isEmpty()) {
            item.put("encrypted_content", sealed);
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
