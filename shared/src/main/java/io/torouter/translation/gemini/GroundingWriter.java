package io.torouter.translation.gemini;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Citation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes {@code groundingMetadata} of the citations of other vendors, as far as they name a place on the web. */
final class GroundingWriter {
    /** Citations of the text in one part. */
    record Cited(int part, String text, List<Citation> citations) {
        Cited {
            citations = List.copyOf(citations);
        }
    }

    private final Map<String, Integer> chunks = new LinkedHashMap<>();
    private final ObjectNode metadata = JsonNodeFactory.instance.objectNode();
    private final ArrayNode sources = metadata.putArray("groundingChunks");
    private final List<ObjectNode> supports = new ArrayList<>();

    private GroundingWriter() {}

    /** An empty object where nothing is cited. */
    static ObjectNode metadata(List<Cited> all) {
        var writer = new GroundingWriter();
        all.forEach(writer::cite);
        if (writer.sources.isEmpty()) {
            return JsonNodeFactory.instance.objectNode();
        }
        writer.metadata.putArray("groundingSupports").addAll(writer.supports);
        return writer.metadata;
    }

    private void cite(Cited cited) {
        for (var citation : cited.citations()) {
            if (citation.url() != null) {
                int chunk = chunk(citation.url(), citation);
                if (citation.start() >= 0 && citation.end() >= citation.start()) {
                    supports.add(support(cited, citation, chunk));
                }
            }
        }
    }

    private int chunk(String url, Citation citation) {
        var known = chunks.get(url);
        if (known != null) {
            return known;
        }
        var web = sources.addObject().putObject("web").put("uri", url);
        if (citation.title() != null) {
            web.put("title", citation.title());
        }
        chunks.put(url, chunks.size());
        return chunks.size() - 1;
    }

    private static ObjectNode support(Cited cited, Citation citation, int chunk) {
        var support = JsonNodeFactory.instance.objectNode();
        var segment = support.putObject("segment");
        if (cited.part() > 0) {
            segment.put("partIndex", cited.part());
        }
        int end = Math.min(citation.end(), cited.text().length());
        int start = Math.min(citation.start(), end);
        if (start > 0) {
            segment.put("startIndex", Utf8Offsets.bytes(cited.text(), start));
        }
        segment.put("endIndex", Utf8Offsets.bytes(cited.text(), end));
        segment.put("text", cited.text().substring(start, end));
        support.putArray("groundingChunkIndices").add(chunk);
        return support;
    }
}
