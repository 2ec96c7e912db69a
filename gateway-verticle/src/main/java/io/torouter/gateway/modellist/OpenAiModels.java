package io.torouter.gateway.modellist;

import com.fasterxml.jackson.core.JsonGenerator;

import io.torouter.snapshot.Model;

import java.io.IOException;
import java.util.Map;

/**
 * The model list of the OpenAI API, which knows no pages (<a href="https://github.com/openai/openai-openapi">its
 * OpenAPI document</a> 2.3.0, read 2026-11-21), with what is known of a model in the fields that {@link
 * OpenRouterFields OpenRouter} adds.
 *
 * <p>When a model was made is not known here, and SDKs want a number: it is always 0.
 *
 * @param agent whether Codex asks, which says its {@code client_version} and reads {@link CodexCatalogue} beside the
 *     list
 */
record OpenAiModels(boolean agent) implements ModelShape {
    @Override
    public PageCut cut(Map<String, String> query) {
        return PageCut.NONE;
    }

    @Override
    public void page(JsonGenerator out, ModelPage page) throws IOException {
        out.writeStartObject();
        out.writeStringField("object", "list");
        models(out, "data", page);
        if (agent) {
            CodexCatalogue.write(out, page.models());
        }
        out.writeEndObject();
    }

    @Override
    public void model(JsonGenerator out, Model model) throws IOException {
        out.writeStartObject();
        out.writeStringField("id", model.id());
        out.writeStringField("object", "model");
        out.writeNumberField("created", 0);
        out.writeStringField("owned_by", "torouter");
        OpenRouterFields.write(out, model);
        out.writeEndObject();
    }
}
