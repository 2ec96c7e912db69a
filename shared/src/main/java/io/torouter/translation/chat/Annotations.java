package io.torouter.translation.chat;

import static io.torouter.dialect.Dialect.OPENAI_CHAT;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Citation;
import io.torouter.canonical.VendorPart;

import org.jspecify.annotations.Nullable;

/** Where statements come from: {@code annotations} of a message. */
final class Annotations {
    /** Before the type of what is no citation; OpenRouter returns files it has read there. */
    private static final String OTHER = "annotation.";

    private static final String URL_CITATION = "url_citation";

    private Annotations() {}

    /** The citation, or null where the annotation is none. */
    static @Nullable Citation citation(JsonNode annotation) {
        if (!(annotation instanceof ObjectNode raw) || !annotation.path("type").asText().equals(URL_CITATION)) {
            return null;
        }
        var about = raw.path(URL_CITATION);
        return new Citation(
                about.path("url").textValue(),
                about.path("title").textValue(),
                about.path("start_index").asInt(-1),
                about.path("end_index").asInt(-1),
                about.path("content").textValue(),
                OPENAI_CHAT,
                raw);
    }

    /** An annotation that is no citation. */
    static VendorPart other(ObjectNode annotation) {
        return new VendorPart(OPENAI_CHAT, OTHER + annotation.path("type").asText(), annotation);
    }

    static boolean isOther(VendorPart part) {
        return part.vendor() == OPENAI_CHAT && part.type().startsWith(OTHER);
    }

    /**
     * The annotation of a citation; null where it cites nothing with an address, which chat cannot say.
     *
     * @param shift characters before the cited text in the content
     */
    static @Nullable ObjectNode json(Citation citation, int shift) {
        if (citation.vendor() == OPENAI_CHAT && shift == 0) {
            return citation.raw();
        }
        if (citation.url() == null) {
            return null;
        }
        var annotation = Upstream.object().put("type", URL_CITATION);
        var about = annotation.putObject(URL_CITATION);
        about.put("start_index", shift + Math.max(0, citation.start()));
        about.put("end_index", shift + Math.max(0, citation.end()));
        about.put("url", citation.url());
        about.put("title", citation.title() == null ? "" : citation.title());
        if (citation.quote() != null && citation.vendor() == OPENAI_CHAT) {
            about.put("content", citation.quote());
        }
        return annotation;
    }

    static void set(ObjectNode message, ArrayNode annotations) {
        if (!annotations.isEmpty()) {
            message.set("annotations", annotations);
        }
    }
}
