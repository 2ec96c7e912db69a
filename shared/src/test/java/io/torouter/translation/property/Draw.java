package io.torouter.translation.property;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import java.math.BigDecimal;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Draws lots: the same for the same seed. */
final class Draw {
    /** A member of this name may be null; anywhere else null is absence. */
    static final String NULLABLE = "nil";

    private static final List<String> TEXTS =
            List.of(
                    "",
                    " ",
                    "Paris",
                    "two\nlines\r\n",
                    "\"quoted\" \\ back/slash",
                    "\u0000\u0001\u001f\u007f",
                    "\u2028\u2029\ufeff",
                    "😀 👩‍👩‍👧",
                    "é≠é",
                    "日本語",
                    "<b>&amp;</b>",
                    "{\"a\":1}",
                    "[1,2]",
                    "null",
                    "data:text/plain,x",
                    "1e3");

    /** As long or as exact as no primitive type is. */
    private static final List<String> NUMBERS =
            List.of(
                    "0",
                    "-1",
                    "7",
                    "1E+3",
                    "0.1",
                    "1.0",
                    "-0.0",
                    "2147483648",
                    "9007199254740993",
                    "9223372036854775807",
                    "18446744073709551615",
                    "123456789012345678901234567890",
                    "0.1000000000000000055511151231257827",
                    "1E+400",
                    "1E-400");

    private final Random random;
    private int numbered;

    Draw(long seed) {
        random = new Random(seed);
    }

    /** Whether it is one of that many. */
    boolean oneIn(int many) {
        return random.nextInt(many) == 0;
    }

    /** From 0, below the bound. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    @SafeVarargs
    final <T> T of(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    @SafeVarargs
    final JsonNode by(Supplier<? extends JsonNode>... ways) {
        return ways[random.nextInt(ways.length)].get();
    }

    /** Any text at all, perhaps an empty one. */
    String text() {
        return oneIn(3) ? of(TEXTS.toArray(String[]::new)) + word() : of(TEXTS.toArray(String[]::new));
    }

    /** A text that says something. */
    String words() {
        return word() + of(TEXTS.toArray(String[]::new));
    }

    /** A name that no other thing has. */
    String name(String prefix) {
        return prefix + numbered++;
    }

    String word() {
        return of("alpha", "beta", "gamma", "delta-1", "ε", "zeta_2");
    }

    /** Bytes in base64, whose length is not always a multiple of three. */
    String base64() {
        var bytes = new byte[1 + random.nextInt(9)];
        random.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    JsonNode oneOf(String... words) {
        return TextNode.valueOf(of(words));
    }

    JsonNode textNode() {
        return TextNode.valueOf(text());
    }

    JsonNode flag() {
        return JsonNodeFactory.instance.booleanNode(random.nextBoolean());
    }

    JsonNode number(String... literals) {
        return DecimalNode.valueOf(new BigDecimal(of(literals)));
    }

    /** A whole number, in one of the ways of writing it. */
    JsonNode whole(int least, int bound) {
        int value = least + random.nextInt(bound - least);
        return switch (random.nextInt(6)) {
            case 0 -> DecimalNode.valueOf(new BigDecimal(value + ".0"));
            case 1 -> DecimalNode.valueOf(BigDecimal.valueOf(value).stripTrailingZeros());
            default -> JsonNodeFactory.instance.numberNode(value);
        };
    }

    ArrayNode list(int least, int most, Supplier<? extends JsonNode> element) {
        var list = JsonNodeFactory.instance.arrayNode();
        int size = least + random.nextInt(most - least + 1);
        for (int i = 0; i < size; i++) {
            list.add(element.get());
        }
        return list;
    }

    Drawn object() {
        return new Drawn(this, JsonNodeFactory.instance.objectNode());
    }

    Drawn typed(String type) {
        return object().with("type", type);
    }

    /** Any JSON. */
    JsonNode json(int depth) {
        return switch (random.nextInt(depth > 0 ? 6 : 4)) {
            case 0 -> textNode();
            case 1 -> number(NUMBERS.toArray(String[]::new));
            case 2 -> flag();
            case 3 -> JsonNodeFactory.instance.objectNode().putNull(NULLABLE);
            case 4 -> list(0, 2, () -> json(depth - 1));
            default -> free(depth - 1);
        };
    }

    /** An object of any members. */
    ObjectNode free(int depth) {
        var object = JsonNodeFactory.instance.objectNode();
        for (int i = below(3); i > 0; i--) {
            object.set(of("city", "days", "a.b", "a/b", "type", "ü", "$ref", "~0"), json(depth));
        }
        return object;
    }

    /** A schema of an object that every vendor takes. */
    ObjectNode schema() {
        var schema = JsonNodeFactory.instance.objectNode().put("type", "object");
        var properties = schema.putObject("properties");
        properties.putObject("city").put("type", "string").put("description", words());
        if (oneIn(2)) {
            properties.putObject("unit").put("type", "string").putArray("enum").add("c").add("f");
        }
        if (oneIn(3)) {
            properties.putObject("days").put("type", "array").putObject("items").put("type", "integer");
        }
        schema.putArray("required").add("city");
        return schema;
    }
}
