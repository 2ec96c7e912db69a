package io.torouter.translation.anthropic;

import com.fasterxml.jackson.databind.JsonNode;

import io.torouter.canonical.ServiceTier;
import io.torouter.usage.Usage;

import org.jspecify.annotations.Nullable;

/**
 * Reads {@code usage}, whose input counts are disjoint and whose output holds the thinking. A stream reports it in
 * pieces: what a later one does not say stays.
 */
final class UsageReader {
    private UsageReader() {}

    static Usage read(JsonNode usage, Usage before) {
        long input = count(usage, "input_tokens", before.input());
        long read = count(usage, "cache_read_input_tokens", before.cacheRead());
        long written = count(usage, "cache_creation_input_tokens", before.cacheWrite());
        long output = count(usage, "output_tokens", before.totalOutput());
        long thinking = count(usage.path("output_tokens_details"), "thinking_tokens", before.reasoning());
        long reasoning = Math.min(thinking, output);
        long lasting = before.detail().longCacheWrite();
        long forLong = count(usage.path("cache_creation"), "ephemeral_1h_input_tokens", lasting);
        return new Usage(input, read, written, output - reasoning, reasoning, new Usage.Detail(forLong, 0, 0, 0, 0));
    }

    private static long count(JsonNode holder, String name, long otherwise) {
        var count = holder.path(name);
        return count.isNumber() ? Math.max(0, count.longValue()) : otherwise;
    }

    static @Nullable ServiceTier tier(JsonNode usage) {
        return switch (usage.path("service_tier").asText()) {
            case "standard" -> ServiceTier.STANDARD;
            case "priority" -> ServiceTier.PRIORITY;
            case "batch" -> ServiceTier.BATCH;
            default -> null;
        };
    }
}
