package io.torouter.canonical;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

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
            implements OutputFormat {
        /** The schema for dialects that have no other place for the description; one of its own stands. */
        public JsonNode described() {
            if (description == null || !(schema instanceof ObjectNode plain) || plain.has("description")) {
                return schema;
            }
            var described = plain.objectNode().put("description", description);
            described.setAll(plain);
            return described;
        }
    }
}
