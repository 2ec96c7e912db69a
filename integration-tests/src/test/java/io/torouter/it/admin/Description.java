package io.torouter.it.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;

import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** The description of the admin API as it is served. */
final class Description {
    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

    private final JsonNode document;

    Description(JsonNode document) {
        this.document = document;
    }

    /** The paths that can be read. */
    List<String> reads() {
        return StreamSupport.stream(document.get("paths").properties().spliterator(), false)
                .filter(path -> path.getValue().has("get"))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** What a reference leads to; all else is there itself. */
    private JsonNode there(JsonNode node) {
        var reference = node.path("$ref").asText();
        return reference.isEmpty() ? node : document.at(reference.substring(1));
    }

    /** What is wrong with an answer; what has no description is. */
    List<String> check(String method, String path, AdminClient.Answer answer) {
        var response =
                document.path("paths")
                        .path(path)
                        .path(method)
                        .path("responses")
                        .path(Integer.toString(answer.status()));
        var described = there(response).path("content").path(answer.header("content-type")).path("schema");
        if (described.isMissingNode()) {
            return List.of("no description of " + method + " " + path + " with " + answer.status());
        }
        var schema = JsonNodeFactory.instance.objectNode();
        schema.set("components", document.get("components"));
        schema.putArray("allOf").add(described);
        return FACTORY.getSchema(schema).validate(answer.json()).stream().map(Object::toString).toList();
    }
}
