package io.torouter.translation.vendor;

import io.torouter.dialect.Dialect;

/**
 * What one model of one upstream takes.
 *
 * @param schema the JSON schema keywords it takes in tools and output formats
 */
public record Vendor(
        ChatTraits chat,
        ResponsesTraits responses,
        AnthropicTraits anthropic,
        GeminiTraits gemini,
        SchemaRules schema) {
    static Vendor of(Traits traits) {
        return new Vendor(
                ChatTraits.of(traits),
                ResponsesTraits.of(traits),
                AnthropicTraits.of(traits),
                GeminiTraits.of(traits),
                SchemaRules.of(traits));
    }

    /** Reads all that a table of the dialect may say. */
    static void readAll(Dialect dialect, Traits traits) {
        SchemaRules.of(traits);
        switch (dialect) {
            case OPENAI_CHAT -> ChatTraits.of(traits);
            case OPENAI_RESPONSES -> ResponsesTraits.of(traits);
            case ANTHROPIC_MESSAGES -> AnthropicTraits.of(traits);
            case GEMINI_GENERATE -> GeminiTraits.of(traits);
        }
    }
}
