package io.torouter.canonical;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

/** The form the answer's text must have. */
public sealed interface OutputFormat {
    record PlainText() implements OutputFormat {}

    /** Some JSON object. */
    record JsonObject() implements OutputFormat {}

    /**
     * JSON that fits a schema.
     *
     * @param name null where the dialect has none
     * @param schema as the client wrote it
     * @param strict null where the client did not say
     */
    record JsonSchema(@Nullable String name, @Nullable String description, JsonNode schema, @Nullable Boolean strict)
            implements OutputFormat {}
}
