package io.torouter.gateway.modellist;

import com.fasterxml.jackson.core.JsonGenerator;

import io.torouter.snapshot.Model;

import java.io.IOException;
import java.util.Map;

/**
 * The model list of the Anthropic API (types of its SDK 1.11.0, read 2026-11-24), in pages of 20 unless asked
 * otherwise.
 *
 * <p>The epoch is allowed where the release date is unknown, and null for unknown limits and capabilities. Claude Code
 * fills its picker from here, with the ids that begin with {@code claude} or {@code anthropic}.
 */
record AnthropicModels() implements ModelShape {
    @Override
    public PageCut cut(Map<String, String> query) {
        var limit = PageCut.limit(query.get("limit"), 20, 1000);
        return new PageCut(query.get("after_id"), query.get("before_id"), limit);
    }

    @Override
    public void page(JsonGenerator out, ModelPage page) throws IOException {
        out.writeStartObject();
        models(out, "data", page);
        out.writeBooleanField("has_more", page.more());
        out.writeStringField("first_id", page.firstId());
        out.writeStringField("last_id", page.lastId());
        out.writeEndObject();
    }

    @Override
    public void model(JsonGenerator out, Model model) throws IOException {
        out.writeStartObject();
        out.writeStringField("type", "model");
        out.writeStringField("id", model.id());
        out.writeStringField("display_name", model.displayName());
        out.writeStringField("created_at", "1970-01-01T00:00:00Z");
        limit(out, "max_input_tokens", model.context());
        limit(out, "max_tokens", model.maxOutput());
        AnthropicCapabilities.write(out, model.card());
        out.writeStringField("lifecycle", "active");
        out.writeNullField("line");
        out.writeNullField("deprecated_at");
        out.writeNullField("retires_at");
        out.writeEndObject();
    }

    private static void limit(JsonGenerator out, String field, long tokens) throws IOException {
        if (tokens > 0) {
            out.writeNumberField(field, tokens);
        } else {
            out.writeNullField(field);
        }
    }
}
