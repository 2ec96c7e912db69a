package io.torouter.canonical;

import com.fasterxml.jackson.databind.JsonNode;

/** JSON where a dialect takes JSON, as in Gemini's function responses; its text elsewhere. */
public record StructuredData(JsonNode json, Extras extras) implements Part {
    public StructuredData(JsonNode json) {
        this(json, Extras.NONE);
    }
}
