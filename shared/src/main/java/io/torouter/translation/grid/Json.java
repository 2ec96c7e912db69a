package io.torouter.translation.grid;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.translation.ExactJson;
import io.torouter.translation.Untranslatable;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/**
 * JSON as it comes and goes: numbers keep all their digits, and a string may be as long as the body or event it is in,
 * which are bounded elsewhere.
 */
final class Json {
    private static final JsonMapper MAPPER = ExactJson.MAPPER;

    private Json() {}

    /**
     * The document in {@code array[from, to)}; a missing node where there is none.
     *
     * @throws JsonProcessingException where it is not well-formed
     */
    static JsonNode read(byte[] array, int from, int to) throws JsonProcessingException {
        try {
            var node = MAPPER.readTree(array, from, to - from);
            return node == null ? MissingNode.getInstance() : node;
        } catch (JsonProcessingException malformed) {
            throw malformed;
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory failed", e);
        }
    }

    /** The same for an event of a stream. */
    static JsonNode event(byte[] array, int from, int to) throws JsonProcessingException {
        var usual = EventTree.read(array, from, to);
        return usual == null ? read(array, from, to) : usual;
    }

    /**
     * A client's body in {@code array[from, to)}.
     *
     * @throws Untranslatable where it is no object, in words for the client
     */
    static ObjectNode object(byte[] array, int from, int to) {
        try {
            if (read(array, from, to) instanceof ObjectNode object) {
                return object;
            }
            throw Untranslatable.malformed("expected the body to be a JSON object");
        } catch (JsonProcessingException malformed) {
            throw Untranslatable.malformed("the body is not well-formed JSON: " + malformed.getOriginalMessage());
        }
    }

    static byte[] write(ObjectNode body) {
        try {
            return MAPPER.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("writing a tree failed", e);
        }
    }

    static JsonGenerator generator(OutputStream out) {
        try {
            return MAPPER.createGenerator(out);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
    }
}
