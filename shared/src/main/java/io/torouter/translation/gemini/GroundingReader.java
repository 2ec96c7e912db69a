package io.torouter.translation.gemini;

import static com.fasterxml.jackson.databind.node.JsonNodeFactory.instance;

import static io.torouter.dialect.Dialect.GEMINI_GENERATE;

import com.fasterxml.jackson.databind.JsonNode;

import io.torouter.canonical.Citation;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads where a text comes from: {@code groundingMetadata} of searches, {@code citationMetadata} of recited passages.
 * Their places are bytes of UTF-8.
 *
 * @see <a href="https://ai.google.dev/api/generate-content#GroundingMetadata">GroundingMetadata, v1beta, read
 *     2026-11-24</a>
 */
final class GroundingReader {
    private final String text;
    private final int part;

    /**
     * @param part index among the parts of the content; -1 where it is the only text that counts
     */
    GroundingReader(String text, int part) {
        this.text = text;
        this.part = part;
    }

    List<Citation> read(JsonNode candidate) {
        var citations = new ArrayList<Citation>();
        var grounding = candidate.path("groundingMetadata");
        for (var support : grounding.path("groundingSupports")) {
            if (part < 0 || support.path("segment").path("partIndex").asInt(0) == part) {
                supported(support, grounding.path("groundingChunks"), citations);
            }
        }
        if (part <= 0) {
            candidate
                    .path("citationMetadata")
                    .path("citationSources")
                    .forEach(source -> citations.add(recited(source)));
        }
        return citations;
    }

    private void supported(JsonNode support, JsonNode chunks, List<Citation> citations) {
        for (var index : support.path("groundingChunkIndices")) {
            var chunk = chunks.path(index.asInt(-1));
            if (!chunk.isMissingNode()) {
                citations.add(cited(support.path("segment"), chunk));
            }
        }
    }

    private Citation cited(JsonNode segment, JsonNode chunk) {
        var source = chunk.path(kind(chunk));
        int[] span = span(segment);
        var raw = instance.objectNode();
        raw.set("segment", segment);
        raw.set("chunk", chunk);
        var url = text(source, source.has("uri") ? "uri" : "sourceUri");
        return new Citation(url, text(source, "title"), span[0], span[1], text(source, "text"), GEMINI_GENERATE, raw);
    }

    private static String kind(JsonNode chunk) {
        var names = chunk.fieldNames();
        return names.hasNext() ? names.next() : "web";
    }

    private static @Nullable String text(JsonNode json, String name) {
        var value = json.path(name).asText();
        return value.isEmpty() ? null : value;
    }

    /** The place the segment names; where its text stands elsewhere, there; nowhere where it is not in the text. */
    private int[] span(JsonNode segment) {
        int start = Utf8Offsets.units(text, segment.path("startIndex").asInt(0));
        int end = Utf8Offsets.units(text, segment.path("endIndex").asInt(0));
        var said = segment.path("text").asText();
        if (said.isEmpty() || (start <= end && text.substring(start, end).equals(said))) {
            return new int[] {start, end};
        }
        int found = text.indexOf(said);
        return found < 0 ? new int[] {-1, -1} : new int[] {found, found + said.length()};
    }

    private Citation recited(JsonNode source) {
        int start = Utf8Offsets.units(text, source.path("startIndex").asInt(0));
        int end = Utf8Offsets.units(text, source.path("endIndex").asInt(0));
        var raw = instance.objectNode();
        raw.set("citationSource", source);
        return new Citation(text(source, "uri"), text(source, "title"), start, end, null, GEMINI_GENERATE, raw);
    }
}
