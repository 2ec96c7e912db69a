package io.torouter.gateway.modellist;

import com.fasterxml.jackson.core.JsonGenerator;

import io.torouter.snapshot.Capability;
import io.torouter.snapshot.Modality;
import io.torouter.snapshot.Model;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * The model list of the Gemini API (its discovery document of 2026-08-22, read 2026-11-21), in pages of 50 unless asked
 * otherwise. The token of a page is the last id of the one before.
 *
 * <p>A model of which nothing else is known is said to generate.
 */
record GeminiModels() implements ModelShape {
    private static final List<String> GENERATING = List.of("generateContent", "streamGenerateContent", "countTokens");
    private static final List<String> EMBEDDING = List.of("embedContent", "batchEmbedContents", "countTokens");

    @Override
    public PageCut cut(Map<String, String> query) {
        var token = query.getOrDefault("pageToken", "");
        return new PageCut(token.isEmpty() ? null : token, null, PageCut.limit(query.get("pageSize"), 50, 1000));
    }

    @Override
    public void page(JsonGenerator out, ModelPage page) throws IOException {
        out.writeStartObject();
        models(out, "models", page);
        if (page.more()) {
            out.writeStringField("nextPageToken", page.lastId());
        }
        out.writeEndObject();
    }

    @Override
    public void model(JsonGenerator out, Model model) throws IOException {
        out.writeStartObject();
        out.writeStringField("name", "models/" + model.id());
        out.writeStringField("displayName", model.displayName());
        limit(out, "inputTokenLimit", model.context());
        limit(out, "outputTokenLimit", model.maxOutput());
        out.writeArrayFieldStart("supportedGenerationMethods");
        for (var method : model.card().output().contains(Modality.EMBEDDINGS) ? EMBEDDING : GENERATING) {
            out.writeString(method);
        }
        out.writeEndArray();
        if (model.card().knowsCapabilities()) {
            out.writeBooleanField("thinking", model.card().can(Capability.REASONING));
        }
        out.writeEndObject();
    }

    /** Left out where unknown; the API's numbers have 32 bits. */
    private static void limit(JsonGenerator out, String field, long tokens) throws IOException {
        if (tokens > 0) {
            out.writeNumberField(field, (int) Math.min(tokens, Integer.MAX_VALUE));
        }
    }
}
