package io.torouter.translation.property;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.dialect.Dialect;
import io.torouter.translation.Target;
import io.torouter.translation.vendor.VendorRule;
import io.torouter.translation.vendor.Vendors;

import java.io.UncheckedIOException;
import java.util.List;

/** Models that take all that their dialect can say: what they are not sent, no half has kept. */
public final class Everything {
    private static final String CHAT =
            """
            {"max_tokens_field": "max_completion_tokens", "developer_role": true, "reasoning": "object",
             "efforts": ["none", "minimal", "low", "medium", "high", "xhigh", "max"], "reasoning_back": "details",
             "custom_tools": true, "tool_choices": ["auto", "none", "required", "named", "allowed"],
             "caching": "control", "file_urls": true, "video": true, "tool_media": true,
             "assistant_fields": ["refusal", "images", "annotations", "audio"],
             "modalities": ["text", "image", "audio"], "user_field": "safety_identifier", "google_seals": true}
            """;
    private static final String RESPONSES =
            """
            {"efforts": ["none", "minimal", "low", "medium", "high", "xhigh", "max"], "audio": true, "video": true,
             "user_field": "safety_identifier", "cache_marks": true}
            """;
    private static final String ANTHROPIC =
            """
            {"thinking": ["enabled", "adaptive", "disabled", "between_tools"], "structured": true,
             "efforts": ["low", "medium", "high", "xhigh", "max"], "strict_tools": true, "system_messages": true}
            """;
    private static final String GEMINI =
            """
            {"levels": ["minimal", "low", "medium", "high"], "call_ids": true, "result_media": true, "part_resolution": true,
             "format_with_tools": true, "validated": true, "labels": true, "display_names": true}
            """;

    private Everything() {}

    /** For that body, since no model of Gemini takes both levels and budgets of thinking. */
    public static Target of(Dialect dialect, ObjectNode body) {
        boolean levels = !body.findPath("thinkingLevel").isMissingNode();
        return of(dialect, levels ? "level" : "budget");
    }

    private static Target of(Dialect dialect, String thinking) {
        var traits =
                switch (dialect) {
                    case OPENAI_CHAT -> CHAT;
                    case OPENAI_RESPONSES -> RESPONSES;
                    case ANTHROPIC_MESSAGES -> ANTHROPIC;
                    case GEMINI_GENERATE -> GEMINI;
                };
        var all = json(traits);
        if (dialect == Dialect.GEMINI_GENERATE) {
            all.put("thinking", thinking);
        }
        var rule = new VendorRule(dialect, List.of(), List.of(), List.of(), all);
        return new Target(Bodies.MODEL, 100_000, new Vendors(List.of(rule)).of(dialect, "any", "", Bodies.MODEL));
    }

    private static ObjectNode json(String traits) {
        try {
            return (ObjectNode) new JsonMapper().readTree(traits);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
