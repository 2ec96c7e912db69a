package io.torouter.translation.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.usage.Usage;

import org.jspecify.annotations.Nullable;

/**
 * The counts of {@code usageMetadata}: those of the prompt include cached ones, tools of the service add theirs, and
 * thoughts are not among the candidates'.
 *
 * @see <a href="https://ai.google.dev/api/generate-content#UsageMetadata">UsageMetadata, v1beta, read 2026-11-24</a>
 */
final class UsageCounts {
    private static final String PROMPT = "promptTokensDetails";
    private static final String CACHED = "cacheTokensDetails";
    private static final String ANSWER = "candidatesTokensDetails";

    private UsageCounts() {}

    /** Null where nothing is counted: Vertex AI sends objects without counts in a stream. */
    static @Nullable Usage read(JsonNode metadata) {
        long prompt = count(metadata, "promptTokenCount");
        long output =
                count(metadata, metadata.has("candidatesTokenCount") ? "candidatesTokenCount" : "responseTokenCount");
        if (prompt == 0 && output == 0 && count(metadata, "totalTokenCount") == 0) {
            return null;
        }
        long cached = Math.min(prompt, count(metadata, "cachedContentTokenCount"));
        long tools = count(metadata, "toolUsePromptTokenCount");
        long thoughts = count(metadata, "thoughtsTokenCount");
        return new Usage(prompt - cached + tools, cached, 0, output, thoughts, detail(metadata));
    }

    private static Usage.Detail detail(JsonNode metadata) {
        return new Usage.Detail(
                0,
                Math.max(0, tokens(metadata, PROMPT, "AUDIO") - tokens(metadata, CACHED, "AUDIO")),
                Math.max(0, tokens(metadata, PROMPT, "IMAGE") - tokens(metadata, CACHED, "IMAGE")),
                tokens(metadata, ANSWER, "AUDIO"),
                0);
    }

    private static long tokens(JsonNode metadata, String list, String modality) {
        for (var entry : metadata.path(list)) {
            if (entry.path("modality").asText().equals(modality)) {
                return count(entry, "tokenCount");
            }
        }
        return 0;
    }

    /** Says what is sound and what is images; nothing where all is text. */
    static void writeDetail(Usage usage, ObjectNode metadata) {
        var detail = usage.detail();
        if (detail.audioInput() > 0 || detail.imageInput() > 0) {
            var list = metadata.putArray(PROMPT);
            entry(list, "TEXT", usage.totalInput() - detail.audioInput() - detail.imageInput());
            entry(list, "AUDIO", detail.audioInput());
            entry(list, "IMAGE", detail.imageInput());
        }
        if (detail.audioOutput() > 0) {
            var list = metadata.putArray(ANSWER);
            entry(list, "TEXT", usage.output() - detail.audioOutput());
            entry(list, "AUDIO", detail.audioOutput());
        }
    }

    private static void entry(ArrayNode list, String modality, long tokens) {
        if (tokens > 0) {
            list.addObject().put("modality", modality).put("tokenCount", tokens);
        }
    }

    private static long count(JsonNode metadata, String name) {
        return Math.max(0, metadata.path(name).asLong(0));
    }
}
