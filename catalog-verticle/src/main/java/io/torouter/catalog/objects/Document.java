package io.torouter.catalog.objects;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import io.torouter.catalog.config.WrittenJson;
import io.torouter.snapshot.Secret;

import org.jspecify.annotations.Nullable;

/**
 * An entry of the configuration file in JSON. Its one credential, {@code api_key}, is taken out of it before it is
 * stored and put back before it is read. Numbers keep their digits.
 */
record Document(ObjectNode fields) {
    private static final String SECRET = "api_key";

    /**
     * @throws IllegalArgumentException with a message that repeats nothing of the text
     */
    static Document parse(String json) {
        try {
            if (WrittenJson.MAPPER.readTree(json) instanceof ObjectNode fields) {
                return new Document(fields);
            }
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("expected JSON" + WrittenJson.place(e), e);
        }
        throw new IllegalArgumentException("expected a JSON object");
    }

    static Document empty() {
        return new Document(JsonNodeFactory.instance.objectNode());
    }

    String json() {
        return fields.toString();
    }

    /** The credential, or null where there is none. One that is not text stays where it is: readers say so. */
    @Nullable Secret secret() {
        return fields.get(SECRET) instanceof TextNode text && !text.textValue().isEmpty()
                ? new Secret(text.textValue())
                : null;
    }

    /** Whether the mask stands for its credential; written back, it leaves the credential what it is. */
    boolean isMasked() {
        var secret = secret();
        return secret != null && secret.text().equals(Secret.MASK);
    }

    Document withoutSecret() {
        return secret() == null ? this : new Document(fields.deepCopy().without(SECRET));
    }

    Document with(Secret secret) {
        var whole = fields.deepCopy();
        whole.put(SECRET, secret.text());
        return new Document(whole);
    }

    /** With its id first. */
    Document withId(String name, String id) {
        var named = JsonNodeFactory.instance.objectNode().put(name, id);
        named.setAll(fields.deepCopy().<ObjectNode>without(name));
        return new Document(named);
    }

    /** A field's text as it stands there; empty where there is none. */
    String text(String name) {
        return fields.path(name).asText("");
    }
}
