package io.torouter.translation.count;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;

/**
 * A JSON schema as OpenAI shows it to its models: like types of TypeScript, {@value #PROPERTY} tokens around each
 * object, property and word of an enumeration (<a
 * href="https://github.com/openai/openai-cookbook/blob/main/examples/How_to_count_tokens_with_tiktoken.ipynb">OpenAI's
 * rule</a>, read 2026-11-24).
 */
final class SchemaText {
    private static final int PROPERTY = 3;

    private final List<String> texts = new ArrayList<>();
    private long flat;

    private SchemaText() {}

    static SchemaText of(JsonNode schema) {
        var text = new SchemaText();
        text.read(schema);
        return text;
    }

    List<String> texts() {
        return texts;
    }

    long flat() {
        return flat;
    }

    private void read(JsonNode schema) {
        if (schema.path("properties").isObject()) {
            flat += PROPERTY;
        }
        schema.path("properties")
                .properties()
                .forEach(property -> {
                    flat += PROPERTY;
                    texts.add(property.getKey() + ':' + property.getValue().path("type").asText("object"));
                    described(property.getValue());
                });
        nested(schema);
    }

    private void described(JsonNode schema) {
        if (schema.has("description")) {
            texts.add(schema.path("description").asText());
        }
        schema.path("enum")
                .forEach(word -> {
                    flat += PROPERTY;
                    texts.add(word.asText());
                });
        read(schema);
    }

    private void nested(JsonNode schema) {
        if (schema.path("items").isObject()) {
            described(schema.path("items"));
        }
        for (var keyword : new String[] {"anyOf", "oneOf", "allOf"}) {
            schema.path(keyword).forEach(this::described);
        }
        for (var keyword : new String[] {"$defs", "definitions"}) {
            schema.path(keyword)
                    .properties()
                    .forEach(named -> {
                        texts.add(named.getKey());
                        described(named.getValue());
                    });
        }
    }
}
