package io.torouter.gateway.modellist;

import com.fasterxml.jackson.core.JsonGenerator;

import io.torouter.money.Rates;
import io.torouter.money.Usd;
import io.torouter.snapshot.Capability;
import io.torouter.snapshot.Modality;
import io.torouter.snapshot.Model;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What OpenRouter's model list says beyond OpenAI's (<a
 * href="https://openrouter.ai/docs/api-reference/list-available-models">its OpenAPI document</a> 1.0.0, read
 * 2026-11-24): the richest form that coding agents and chat front ends read. What is not known is left out.
 */
final class OpenRouterFields {
    private OpenRouterFields() {}

    static void write(JsonGenerator out, Model model) throws IOException {
        if (model.card().displayName() != null) {
            out.writeStringField("name", model.displayName());
        }
        limit(out, "context_length", model.context());
        limit(out, "max_output_tokens", model.maxOutput());
        architecture(out, model);
        if (model.prices() != null) {
            pricing(out, model.prices().versions().getLast().rates());
        }
        topProvider(out, model);
        if (model.card().knowsCapabilities()) {
            parameters(out, model);
        }
        if (!model.card().efforts().isEmpty()) {
            reasoning(out, model.card().efforts());
        }
    }

    private static void limit(JsonGenerator out, String field, long tokens) throws IOException {
        if (tokens > 0) {
            out.writeNumberField(field, tokens);
        }
    }

    private static void architecture(JsonGenerator out, Model model) throws IOException {
        var card = model.card();
        if (card.input().isEmpty() && card.output().isEmpty()) {
            return;
        }
        out.writeObjectFieldStart("architecture");
        if (!card.input().isEmpty() && !card.output().isEmpty()) {
            out.writeStringField("modality", joined(card.input()) + "->" + joined(card.output()));
        }
        modalities(out, "input_modalities", card.input());
        modalities(out, "output_modalities", card.output());
        out.writeEndObject();
    }

    private static void modalities(JsonGenerator out, String field, Set<Modality> modalities) throws IOException {
        if (!modalities.isEmpty()) {
            strings(out, field, inOrder(modalities));
        }
    }

    private static String joined(Set<Modality> modalities) {
        return inOrder(modalities).stream().collect(Collectors.joining("+"));
    }

    private static List<String> inOrder(Set<Modality> modalities) {
        return Arrays.stream(Modality.values()).filter(modalities::contains).map(Modality::id).toList();
    }

    /** USD for one unit, as decimal text. */
    private static void pricing(JsonGenerator out, Rates rates) throws IOException {
        out.writeObjectFieldStart("pricing");
        out.writeStringField("prompt", dollars(rates.input()));
        out.writeStringField("completion", dollars(rates.output()));
        out.writeStringField("input_cache_read", dollars(rates.cacheRead()));
        out.writeStringField("input_cache_write", dollars(rates.cacheWrite()));
        out.writeEndObject();
    }

    private static String dollars(long picos) {
        return Usd.text(Usd.ofPicos(picos));
    }

    private static void topProvider(JsonGenerator out, Model model) throws IOException {
        if (model.context() == 0 && model.maxOutput() == 0) {
            return;
        }
        out.writeObjectFieldStart("top_provider");
        limit(out, "context_length", model.context());
        limit(out, "max_completion_tokens", model.maxOutput());
        out.writeBooleanField("is_moderated", false);
        out.writeEndObject();
    }

    private static void parameters(JsonGenerator out, Model model) throws IOException {
        out.writeArrayFieldStart("supported_parameters");
        out.writeString("max_tokens");
        for (var capability : Capability.values()) {
            if (model.card().can(capability)) {
                for (var parameter : parametersOf(capability)) {
                    out.writeString(parameter);
                }
            }
        }
        out.writeEndArray();
    }

    private static List<String> parametersOf(Capability capability) {
        return switch (capability) {
            case TOOLS -> List.of("tools", "tool_choice");
            case PARALLEL_TOOLS -> List.of("parallel_tool_calls");
            case STRUCTURED_OUTPUT -> List.of("response_format", "structured_outputs");
            case REASONING -> List.of("reasoning", "include_reasoning", "reasoning_effort");
            case WEB_SEARCH -> List.of("web_search_options");
            case CITATIONS, CODE_EXECUTION -> List.of();
        };
    }

    private static void reasoning(JsonGenerator out, List<String> efforts) throws IOException {
        out.writeObjectFieldStart("reasoning");
        strings(out, "supported_efforts", efforts);
        out.writeEndObject();
    }

    private static void strings(JsonGenerator out, String field, List<String> texts) throws IOException {
        out.writeArrayFieldStart(field);
        for (var text : texts) {
            out.writeString(text);
        }
        out.writeEndArray();
    }
}
