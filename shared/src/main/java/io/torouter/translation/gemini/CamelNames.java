package io.torouter.translation.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.Set;

/**
 * Google's JSON has two spellings of each name: {@code inlineData} and {@code inline_data}. The service takes both.
 *
 * @see <a href="https://protobuf.dev/programming-guides/json/">ProtoJSON: parsers accept both, read 2026-11-24</a>
 */
final class CamelNames {
    /** Their members have names that are not Google's. Schemas are read by {@link OpenApiReader}. */
    private static final Set<String> OPAQUE =
            Set.of(
                    "args",
                    "response",
                    "parameters",
                    "parametersJsonSchema",
                    "responseSchema",
                    "responseJsonSchema",
                    "_responseJsonSchema",
                    "labels",
                    "partMetadata");

    private CamelNames() {}

    /** The value with all names in the first spelling; the same object where it has no other. */
    static JsonNode in(JsonNode value) {
        return switch (value) {
            case ObjectNode object when hasOther(object) -> copy(object);
            case ArrayNode array when hasOther(array) -> {
                var copy = JsonNodeFactory.instance.arrayNode(array.size());
                array.forEach(element -> copy.add(in(element)));
                yield copy;
            }
            default -> value;
        };
    }

    private static ObjectNode copy(ObjectNode object) {
        var copy = JsonNodeFactory.instance.objectNode();
        object.properties()
                .forEach(member -> {
                    var name = of(member.getKey());
                    copy.set(name, OPAQUE.contains(name) ? member.getValue() : in(member.getValue()));
                });
        return copy;
    }

    private static boolean hasOther(JsonNode value) {
        return switch (value) {
            case ObjectNode object ->
                    object.properties().stream()
                            .anyMatch(
                                    member -> isOther(member.getKey()) || hasOther(member.getKey(), member.getValue()));
            case ArrayNode array -> {
                for (var element : array) {
                    if (hasOther(element)) {
                        yield true;
                    }
                }
                yield false;
            }
            default -> false;
        };
    }

    private static boolean hasOther(String name, JsonNode value) {
        return !OPAQUE.contains(name) && hasOther(value);
    }

    private static boolean isOther(String name) {
        return name.indexOf('_', 1) > 0;
    }

    static String of(String name) {
        if (!isOther(name)) {
            return name;
        }
        var camel = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            boolean hump = i > 0 && name.charAt(i) == '_' && i + 1 < name.length();
            camel.append(hump ? Character.toUpperCase(name.charAt(++i)) : name.charAt(i));
        }
        return camel.toString();
    }
}
