package io.torouter.gateway.modellist;

import com.fasterxml.jackson.core.JsonGenerator;

import io.torouter.snapshot.Capability;
import io.torouter.snapshot.Modality;
import io.torouter.snapshot.Model;

import java.io.IOException;
import java.util.List;

/**
 * The model list as Codex reads it from {@code GET models?client_version=…}: {@code ModelsResponse} in {@code
 * codex-rs/protocol/src/openai_models.rs} of its source, read 2026-11-24.
 *
 * <p>Codex refuses the whole list if one member without a default is missing, and one of these is the system prompt,
 * which replaces Codex's own. So a model is in here only if the configuration has a prompt for it; for the others Codex
 * goes on with what it knows itself, and an empty list is a good answer. What the configuration does not say has the
 * value that Codex takes for a model it does not know.
 */
final class CodexCatalogue {
    private static final int SHOWN_BYTES_OF_TOOL_OUTPUT = 10_000;
    private static final int USABLE_PERCENT_OF_CONTEXT = 95;

    private CodexCatalogue() {}

    static void write(JsonGenerator out, List<Model> models) throws IOException {
        out.writeArrayFieldStart("models");
        int rank = 0;
        for (var model : models) {
            var instructions = model.card().agentInstructions();
            if (instructions != null) {
                out.writeStartObject();
                identity(out, model, rank++);
                out.writeStringField("base_instructions", instructions);
                reasoning(out, model);
                tools(out, model);
                context(out, model);
                out.writeEndObject();
            }
        }
        out.writeEndArray();
    }

    private static void identity(JsonGenerator out, Model model, int rank) throws IOException {
        out.writeStringField("slug", model.id());
        out.writeStringField("display_name", model.displayName());
        out.writeNullField("description");
        out.writeStringField("visibility", "list");
        out.writeBooleanField("supported_in_api", true);
        out.writeNumberField("priority", rank);
        out.writeNullField("upgrade");
    }

    private static void reasoning(JsonGenerator out, Model model) throws IOException {
        var efforts = model.card().efforts().stream().filter(effort -> !effort.equals("max")).toList();
        if (!efforts.isEmpty()) {
            out.writeStringField("default_reasoning_level", efforts.contains("medium") ? "medium" : efforts.getFirst());
        }
        out.writeArrayFieldStart("supported_reasoning_levels");
        for (var effort : efforts) {
            out.writeStartObject();
            out.writeStringField("effort", effort);
            out.writeStringField("description", effort);
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeBooleanField("supports_reasoning_summaries", model.card().can(Capability.REASONING));
        out.writeBooleanField("support_verbosity", false);
        out.writeNullField("default_verbosity");
    }

    private static void tools(JsonGenerator out, Model model) throws IOException {
        out.writeStringField("shell_type", "shell_command");
        out.writeNullField("apply_patch_tool_type");
        out.writeBooleanField("supports_parallel_tool_calls", model.card().can(Capability.PARALLEL_TOOLS));
        out.writeArrayFieldStart("experimental_supported_tools");
        out.writeEndArray();
    }

    private static void context(JsonGenerator out, Model model) throws IOException {
        out.writeObjectFieldStart("truncation_policy");
        out.writeStringField("mode", "bytes");
        out.writeNumberField("limit", SHOWN_BYTES_OF_TOOL_OUTPUT);
        out.writeEndObject();
        if (model.context() > 0) {
            out.writeNumberField("context_window", model.context());
            out.writeNumberField("max_context_window", model.context());
        }
        out.writeNumberField("effective_context_window_percent", USABLE_PERCENT_OF_CONTEXT);
        out.writeArrayFieldStart("input_modalities");
        out.writeString("text");
        if (model.card().input().isEmpty() || model.card().input().contains(Modality.IMAGE)) {
            out.writeString("image");
        }
        out.writeEndArray();
    }
}
