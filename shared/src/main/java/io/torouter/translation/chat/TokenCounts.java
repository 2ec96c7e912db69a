package io.torouter.translation.chat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.usage.Usage;

import org.jspecify.annotations.Nullable;

/**
 * {@code usage}: input includes what the cache served or took, output includes reasoning. xAI and Google's OpenAI
 * surface leave reasoning out of {@code completion_tokens}, but never out of {@code total_tokens}.
 */
final class TokenCounts {
    private TokenCounts() {}

    /** The counts as parts that do not overlap; null where there are none. */
    static @Nullable Usage read(JsonNode usage) {
        if (!usage.isObject() || usage.isEmpty()) {
            return null;
        }
        long input = first(usage, "prompt_tokens", "input_tokens");
        long output =
                Math.max(first(usage, "completion_tokens", "output_tokens"), count(usage, "total_tokens") - input);
        var prompt = details(usage, "prompt_tokens_details", "input_tokens_details");
        var completion = details(usage, "completion_tokens_details", "output_tokens_details");
        long read = Math.min(input, Math.max(count(prompt, "cached_tokens"), cached(usage)));
        long written = Math.min(input - read, first(prompt, "cache_write_tokens", "cache_creation_tokens"));
        long reasoning =
                Math.min(output, Math.max(count(completion, "reasoning_tokens"), count(usage, "reasoning_tokens")));
        return new Usage(
                input - read - written, read, written, output - reasoning, reasoning, detail(prompt, completion));
    }

    private static Usage.Detail detail(JsonNode prompt, JsonNode completion) {
        return new Usage.Detail(
                0, count(prompt, "audio_tokens"), count(prompt, "image_tokens"), count(completion, "audio_tokens"), 0);
    }

    /** DeepSeek and Moonshot. */
    private static long cached(JsonNode usage) {
        return first(usage, "prompt_cache_hit_tokens", "cached_tokens");
    }

    private static JsonNode details(JsonNode usage, String name, String other) {
        return usage.has(name) ? usage.path(name) : usage.path(other);
    }

    private static long first(JsonNode object, String name, String other) {
        return object.has(name) ? count(object, name) : count(object, other);
    }

    private static long count(JsonNode object, String name) {
        return Math.max(0, object.path(name).asLong(0));
    }

    static ObjectNode json(Usage usage) {
        var json = Upstream.object();
        json.put("prompt_tokens", usage.totalInput());
        json.put("completion_tokens", usage.totalOutput());
        json.put("total_tokens", usage.totalInput() + usage.totalOutput());
        var prompt = json.putObject("prompt_tokens_details").put("cached_tokens", usage.cacheRead());
        if (usage.cacheWrite() > 0) {
            prompt.put("cache_write_tokens", usage.cacheWrite());
        }
        json.putObject("completion_tokens_details").put("reasoning_tokens", usage.reasoning());
        return json;
    }

    /** Adds what is sound and what is images, where the upstream's own word for it does not stand yet. */
    static void addDetail(Usage usage, ObjectNode json) {
        var prompt = json.withObjectProperty("prompt_tokens_details");
        addTo(prompt, "audio_tokens", usage.detail().audioInput());
        addTo(prompt, "image_tokens", usage.detail().imageInput());
        addTo(json.withObjectProperty("completion_tokens_details"), "audio_tokens", usage.detail().audioOutput());
    }

    private static void addTo(ObjectNode json, String name, long count) {
        if (count > 0 && !json.has(name)) {
            json.put(name, count);
        }
    }
}
