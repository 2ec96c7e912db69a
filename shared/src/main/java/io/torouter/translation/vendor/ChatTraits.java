package io.torouter.translation.vendor;

import java.util.Set;

/**
 * What hosts that speak OpenAI chat differ in.
 *
 * @param maxTokensField {@code max_completion_tokens} or {@code max_tokens}
 * @param developerRole whether there is a {@code developer} role; else it is {@code system}
 * @param reasoning which member asks for it: "effort" for a word at the top, "object" for OpenRouter's {@code
 *     reasoning}, "thinking" for an object with a type, "none" for no member
 * @param efforts the words it takes, from least to most
 * @param reasoningBack where the reasoning of earlier turns goes: {@code details}, {@code content}, {@code none}
 * @param refused names of top-level fields that it answers 400 to
 * @param callIdLength longest id of a tool call
 * @param stopSequences how many it takes
 */
public record ChatTraits(
        String maxTokensField,
        boolean developerRole,
        String reasoning,
        Set<String> efforts,
        String reasoningBack,
        boolean streamUsage,
        boolean customTools,
        boolean strictTools,
        boolean jsonSchema,
        boolean cacheControl,
        boolean files,
        boolean audio,
        boolean video,
        Set<String> refused,
        int callIdLength,
        int stopSequences) {
    static ChatTraits of(Traits traits) {
        return new ChatTraits(
                traits.text("max_tokens_field", "max_tokens"),
                traits.flag("developer_role", false),
                traits.text("reasoning", "effort"),
                traits.set("efforts"),
                traits.text("reasoning_back", "none"),
                traits.flag("stream_usage", true),
                traits.flag("custom_tools", false),
                traits.flag("strict_tools", true),
                traits.flag("json_schema", true),
                traits.flag("cache_control", false),
                traits.flag("files", true),
                traits.flag("audio", true),
                traits.flag("video", false),
                traits.set("refused"),
                traits.number("call_id_length", 40),
                traits.number("stop_sequences", 4));
    }
}
