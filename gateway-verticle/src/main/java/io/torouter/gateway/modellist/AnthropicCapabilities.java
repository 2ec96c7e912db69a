package io.torouter.gateway.modellist;

import com.fasterxml.jackson.core.JsonGenerator;

import io.torouter.snapshot.Capability;
import io.torouter.snapshot.Modality;
import io.torouter.snapshot.ModelCard;

import java.io.IOException;

/**
 * {@code ModelCapabilities} of the Anthropic API (types of its SDK 1.11.0, read 2026-11-24); null where the
 * configuration says nothing of a model.
 *
 * <p>What it says nothing of in particular, and the vendor has beside (batches, editing of the context), counts as not
 * supported. Models with words for effort are taken to think adaptively, other reasoning ones with a budget.
 */
final class AnthropicCapabilities {
    private AnthropicCapabilities() {}

    static void write(JsonGenerator out, ModelCard card) throws IOException {
        if (!card.knowsCapabilities()) {
            out.writeNullField("capabilities");
            return;
        }
        out.writeObjectFieldStart("capabilities");
        support(out, "batch", false);
        support(out, "citations", card.can(Capability.CITATIONS));
        support(out, "code_execution", card.can(Capability.CODE_EXECUTION));
        contextManagement(out);
        effort(out, card);
        support(out, "image_input", card.input().contains(Modality.IMAGE));
        support(out, "pdf_input", card.input().contains(Modality.FILE));
        serverTools(out, card);
        support(out, "structured_outputs", card.can(Capability.STRUCTURED_OUTPUT));
        thinking(out, card);
        out.writeEndObject();
    }

    private static void support(JsonGenerator out, String name, boolean supported) throws IOException {
        out.writeObjectFieldStart(name);
        out.writeBooleanField("supported", supported);
        out.writeEndObject();
    }

    private static void contextManagement(JsonGenerator out) throws IOException {
        out.writeObjectFieldStart("context_management");
        out.writeBooleanField("supported", false);
        out.writeNullField("clear_tool_uses_20250919");
        out.writeNullField("clear_thinking_20251015");
        out.writeNullField("compact_20260112");
        out.writeEndObject();
    }

    private static void effort(JsonGenerator out, ModelCard card) throws IOException {
        out.writeObjectFieldStart("effort");
        out.writeBooleanField("supported", !card.efforts().isEmpty());
        for (var word : new String[] {"low", "medium", "high", "xhigh", "max"}) {
            support(out, word, card.efforts().contains(word));
        }
        out.writeEndObject();
    }

    private static void serverTools(JsonGenerator out, ModelCard card) throws IOException {
        boolean search = card.can(Capability.WEB_SEARCH);
        boolean code = card.can(Capability.CODE_EXECUTION);
        out.writeObjectFieldStart("server_tools");
        out.writeBooleanField("supported", search || code);
        support(out, "web_search", search);
        support(out, "code_execution", code);
        out.writeEndObject();
    }

    private static void thinking(JsonGenerator out, ModelCard card) throws IOException {
        boolean reasons = card.can(Capability.REASONING);
        boolean adapts = reasons && !card.efforts().isEmpty();
        out.writeObjectFieldStart("thinking");
        out.writeBooleanField("supported", reasons);
        out.writeObjectFieldStart("types");
        support(out, "enabled", reasons && !adapts);
        support(out, "adaptive", adapts);
        support(out, "between_tools", adapts);
        support(out, "disabled", true);
        out.writeEndObject();
        out.writeEndObject();
    }
}
