package io.torouter.translation.responses;

import static io.torouter.dialect.Dialect.OPENAI_RESPONSES;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Citation;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** Annotations of a text: what it cites from the web and from files. */
final class Annotations {
    private static final int UNSAID = -1;

    private Annotations() {}

    static List<Citation> read(JsonNode annotations) {
        var citations = new ArrayList<Citation>();
        annotations.forEach(annotation -> {
            if (annotation instanceof ObjectNode object) {
                citations.add(read(object));
            }
        });
        return citations;
    }

    static Citation read(ObjectNode annotation) {
        var title = annotation.path("title").asText(annotation.path("filename").asText(null));
        return new Citation(
                annotation.path("url").asText(null),
                title,
                annotation.path("start_index").asInt(UNSAID),
                annotation.path("end_index").asInt(UNSAID),
                null,
                OPENAI_RESPONSES,
                annotation);
    }

    /**
     * The citations that can be said here: this dialect's own, and such of others that have a URL.
     *
     * @param length of the cited text, all of which a citation without a place is of
     */
    static ArrayNode write(List<Citation> citations, int length) {
        var annotations = JsonNodeFactory.instance.arrayNode();
        for (var citation : citations) {
            var annotation = write(citation, length);
            if (annotation != null) {
                annotations.add(annotation);
            }
        }
        return annotations;
    }

    /** Whether it has an address or is of this dialect. */
    static boolean canSay(Citation citation) {
        return citation.vendor() == OPENAI_RESPONSES || citation.url() != null;
    }

    private static @Nullable ObjectNode write(Citation citation, int length) {
        if (citation.vendor() == OPENAI_RESPONSES) {
            return citation.raw();
        }
        var url = citation.url();
        if (url == null) {
            return null;
        }
        boolean placed = citation.start() >= 0 && citation.end() >= citation.start();
        var title = citation.title();
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", "url_citation")
                .put("start_index", placed ? citation.start() : 0)
                .put("end_index", placed ? citation.end() : length)
                .put("url", url)
                .put("title", title == null ? url : title);
    }
}
