package io.torouter.translation.embedding;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.torouter.translation.Members;
import io.torouter.translation.Untranslatable;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;

/** Numbers of a vector as the upstream said them. */
sealed interface Vector {
    record Numbers(ArrayNode json) implements Vector {}

    /** Numbers of 32 bits, little-endian. */
    record Encoded(String base64) implements Vector {}

    /**
     * @param path of the value, for refusals
     */
    static Vector of(JsonNode json, String path) {
        if (json instanceof ArrayNode array) {
            return new Numbers(array);
        }
        if (json.isTextual()) {
            return new Encoded(json.textValue());
        }
        throw Members.expected(path, "a vector", json);
    }

    default ArrayNode asNumbers() {
        return switch (this) {
            case Numbers(var json) -> json;
            case Encoded(var base64) -> decoded(base64);
        };
    }

    default String asBase64() {
        return switch (this) {
            case Numbers(var json) -> encoded(json);
            case Encoded(var base64) -> base64;
        };
    }

    private static String encoded(ArrayNode numbers) {
        var bytes = ByteBuffer.allocate(numbers.size() * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        numbers.forEach(number -> bytes.putFloat(number.floatValue()));
        return Base64.getEncoder().encodeToString(bytes.array());
    }

    private static ArrayNode decoded(String base64) {
        try {
            var floats =
                    ByteBuffer.wrap(Base64.getDecoder().decode(base64)).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
            var numbers = JsonNodeFactory.instance.arrayNode(floats.remaining());
            while (floats.hasRemaining()) {
                numbers.add(floats.get());
            }
            return numbers;
        } catch (IllegalArgumentException _) {
            throw Untranslatable.malformed("the upstream's vector is no Base64");
        }
    }
}
