package io.torouter.translation.gemini;

import com.fasterxml.jackson.databind.JsonNode;

import io.torouter.usage.Usage;

import org.jspecify.annotations.Nullable;

/**
 * The counts of {@code usageMetadata}: those of the prompt include cached ones, tools of the service add theirs, and
 * thoughts are not among the candidates'.
 *
 * @see <a href="https://ai.google.dev/api/generate-content#UsageMetadata">UsageMetadata, v1beta, read 2026-11-24</a>
 */
final class UsageCounts {
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
        return new Usage(prompt - cached + tools, cached, 0, output, count(metadata, "thoughtsTokenCount"));
    }

    private static long count(JsonNode metadata, String name) {
        return Math.max(0, metadata.path(name).asLong(0));
    }
}
