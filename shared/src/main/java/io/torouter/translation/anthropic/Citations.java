package io.torouter.translation.anthropic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Citation;
import io.torouter.canonical.Drops;
import io.torouter.canonical.Field;
import io.torouter.dialect.Dialect;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * Citations of a text. Anthropic cuts its answers so that a block with citations is cited as a whole; the numbers in
 * its citations are places in the source.
 */
final class Citations {
    private Citations() {}

    /**
     * @param length of the text they belong to; -1 where it is not known yet
     */
    static List<Citation> read(List<JsonNode> citations, int length) {
        var read = new ArrayList<Citation>(citations.size());
        for (var citation : citations) {
            if (citation instanceof ObjectNode object) {
                read.add(read(object, length));
            }
        }
        return read;
    }

    static Citation read(ObjectNode citation, int length) {
        return new Citation(
                url(citation),
                text(citation, citation.has("title") ? "title" : "document_title"),
                length < 0 ? -1 : 0,
                length,
                text(citation, "cited_text"),
                Dialect.ANTHROPIC_MESSAGES,
                citation);
    }

    private static @Nullable String url(ObjectNode citation) {
        var url = text(citation, "url");
        var source = text(citation, "source");
        return url == null && source != null && source.startsWith("http") ? source : url;
    }

    private static @Nullable String text(ObjectNode citation, String name) {
        return citation.path(name).textValue();
    }

    /** Those of another vendor have no place: a location on the web needs an index that only Anthropic can make. */
    static void write(List<Citation> citations, ObjectNode block, Drops drops) {
        ArrayNode written = null;
        for (var citation : citations) {
            if (citation.vendor() != Dialect.ANTHROPIC_MESSAGES) {
                drops.add(Field.CITATIONS);
            } else {
                written = written == null ? block.putArray("citations") : written;
                written.add(citation.raw());
            }
        }
    }
}
