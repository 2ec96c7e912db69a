package io.torouter.gateway.modellist;

import com.fasterxml.jackson.core.JsonGenerator;

import io.torouter.dialect.Surface;
import io.torouter.snapshot.Model;

import java.io.IOException;
import java.util.Map;

/** How a surface writes models, and how it asks for pages of them. */
sealed interface ModelShape permits OpenAiModels, AnthropicModels, GeminiModels {
    /**
     * @param query of the request, by which some clients say which form they read
     */
    static ModelShape of(Surface surface, Map<String, String> query) {
        return switch (surface) {
            case OPENAI -> new OpenAiModels(query.containsKey("client_version"));
            case ANTHROPIC -> new AnthropicModels();
            case GEMINI -> new GeminiModels();
        };
    }

    PageCut cut(Map<String, String> query);

    void page(JsonGenerator out, ModelPage page) throws IOException;

    void model(JsonGenerator out, Model model) throws IOException;

    default void models(JsonGenerator out, String field, ModelPage page) throws IOException {
        out.writeArrayFieldStart(field);
        for (var model : page.models()) {
            model(out, model);
        }
        out.writeEndArray();
    }
}
