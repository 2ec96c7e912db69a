package io.torouter.translation.responses;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.usage.Usage;

import org.jspecify.annotations.Nullable;

/** The usage object: input includes what the cache served or took, output includes reasoning. */
final class UsageCounts {
    private UsageCounts() {}

    /** Null where there is none. */
    static @Nullable Usage read(JsonNode usage) {
        if (!usage.isObject()) {
            return null;
        }
        long input = count(usage, "input_tokens");
        // Hosts that leave reasoning out of the output do not leave it out of the total.
        long output = Math.max(count(usage, "output_tokens"), count(usage, "total_tokens") - input);
        var details = usage.path("input_tokens_details");
        long read = Math.min(count(details, "cached_tokens"), input);
        long written = Math.min(count(details, "cache_write_tokens"), input - read);
        long reasoning = Math.min(count(usage.path("output_tokens_details"), "reasoning_tokens"), output);
        var detail =
                new Usage.Detail(
                        0,
                        count(details, "audio_tokens"),
                        count(details, "image_tokens"),
                        count(usage.path("output_tokens_details"), "audio_tokens"),
                        0);
        return new Usage(input - read - written, read, written, output - reasoning, reasoning, detail);
    }

    private static long count(JsonNode in, String name) {
        return Math.max(0, in.path(name).asLong());
    }

    static ObjectNode write(Usage usage) {
        var json = JsonNodeFactory.instance.objectNode().put("input_tokens", usage.totalInput());
        json.putObject("input_tokens_details")
                .put("cached_tokens", usage.cacheRead())
                .put("cache_write_tokens", usage.cacheWrite());
        json.put("output_tokens", usage.totalOutput());
        json.putObject("output_tokens_details").put("reasoning_tokens", usage.reasoning());
        return json.put("total_tokens", usage.totalInput() + usage.totalOutput());
    }
}
