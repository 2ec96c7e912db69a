package io.torouter.gateway.modellist;

import com.fasterxml.jackson.core.JsonGenerator;

import io.torouter.snapshot.Model;

import java.io.IOException;
import java.util.Map;

/**
 * The model list of the OpenAI API, which knows no pages (<a href="https://github.com/openai/openai-openapi">its
 * OpenAPI document</a> 2.3.0, read 2026-11-21).
 *
 * <p>When a model was made is not known here, and SDKs want a number: it is always 0. Limits are told in the fields
 * that OpenRouter and others add.
 */
record OpenAiModels() implements ModelShape {
    @Override
    public PageCut cut(Map<String, String> query) {
        return PageCut.NONE;
    }

    @Override
    public void page(JsonGenerator out, ModelPage page) throws IOException {
        out.writeStartObject();
        out.writeStringField("object", "list");
        models(out, "data", page);
        out.writeEndObject();
    }

    @Override
    public void model(JsonGenerator out, Model model) throws IOException {
        out.writeStartObject();
        out.writeStringField("id", model.id());
        out.writeStringField("object", "model");
        out.writeNumberField("created", 0);
        out.writeStringField("owned_by", "torouter");
        if (model.context() > 0) {
            out.writeNumberField("context_length", model.context());
        }
        if (model.maxOutput() > 0) {
            out.writeNumberField("max_output_tokens", model.maxOutput());
        }
        out.writeEndObject();
    }
}
