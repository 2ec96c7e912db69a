package io.torouter.translation.features;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.dialect.Dialect;
import io.torouter.translation.Target;
import io.torouter.translation.vendor.VendorRule;
import io.torouter.translation.vendor.Vendors;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** What clients of a dialect can say: all that its protocol has words for, whichever model would take it. */
final class ClientWords {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CHAT =
            """
            {"max_tokens_field": "max_completion_tokens", "developer_role": true, "custom_tools": true, "file_urls": true,
             "tool_choices": ["auto", "none", "required", "named", "allowed"], "reasoning": "%s",
             "efforts": ["none", "minimal", "low", "medium", "high", "xhigh", "max"], "reasoning_back": "details",
             "video": true, "tool_media": true, "assistant_fields": ["refusal", "images", "annotations", "audio"],
             "modalities": ["text", "image", "audio"], "caching": "control"}
            """;
    private static final String RESPONSES =
            """
            {"efforts": ["none", "minimal", "low", "medium", "high", "xhigh", "max"], "reasoning_back": "text",
             "extended": ["top_k", "frequency_penalty", "presence_penalty", "seed", "stop", "n", "cache_control"],
             "audio": true, "video": true, "user_field": "user", "cache_marks": true}
            """;
    private static final String ANTHROPIC =
            """
            {"thinking": ["enabled", "adaptive", "disabled"], "efforts": ["low", "medium", "high", "xhigh", "max"],
             "structured": true, "strict_tools": true, "system_messages": true, "beta.file": "files-api"}
            """;
    private static final String GEMINI =
            """
            {"thinking": "%s", "levels": ["minimal", "low", "medium", "high"], "call_ids": true, "result_media": true,
             "part_resolution": true, "format_with_tools": true, "validated": true, "labels": true, "display_names": true,
             "stop_sequences": 16}
            """;

    private ClientWords() {}

    /** Several where the protocol has two ways to say the same. */
    static List<Target> of(Dialect dialect) {
        return switch (dialect) {
            case OPENAI_CHAT ->
                    List.of(target(dialect, CHAT.formatted("effort")), target(dialect, CHAT.formatted("object")));
            case OPENAI_RESPONSES -> List.of(target(dialect, RESPONSES));
            case ANTHROPIC_MESSAGES -> List.of(target(dialect, ANTHROPIC));
            case GEMINI_GENERATE ->
                    List.of(target(dialect, GEMINI.formatted("level")), target(dialect, GEMINI.formatted("budget")));
        };
    }

    private static Target target(Dialect dialect, String traits) {
        try {
            var rule = new VendorRule(dialect, List.of(), List.of(), List.of(), (ObjectNode) JSON.readTree(traits));
            return new Target("model", 0, new Vendors(List.of(rule)).of(dialect, "", "", "model"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
