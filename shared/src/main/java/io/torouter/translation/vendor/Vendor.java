package io.torouter.translation.vendor;

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
}
