package io.torouter.router.stored;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Set;

/** Items of a conversation, put together as the inside of one JSON array. */
final class ItemList {
    private static final JsonMapper JSON = new JsonMapper();

    /**
     * Kinds of items that may go back to an upstream without the id they came with. With an id, an upstream would look
     * them up among the items that it keeps itself, and may never have seen them.
     */
    private static final Set<String> ID_OPTIONAL = Set.of("message", "function_call", "custom_tool_call", "reasoning");

    private final ByteArrayOutputStream items = new ByteArrayOutputStream();

    /** Appends the elements of a JSON array, as they are written. */
    void addAll(byte[] array) {
        int from = 0;
        int to = array.length;
        while (from < to && array[from] != '[') {
            from++;
        }
        while (to > from && array[to - 1] != ']') {
            to--;
        }
        addInside(array, from + 1, to - 1);
    }

    private void addInside(byte[] array, int from, int to) {
        for (int i = from; i < to; i++) {
            if (array[i] > ' ' || array[i] < 0) {
                separate();
                items.write(array, from, to - from);
                return;
            }
        }
    }

    /**
     * Appends what a response said, as the input of a later one.
     *
     * @param atUpstream whether the upstream kept it: then reasoning without its content is of use to that alone
     */
    void addOutput(byte[] response, boolean atUpstream) {
        try {
            for (var item : JSON.readTree(response).path("output")) {
                if (!atUpstream || !isHollow(item)) {
                    separate();
                    items.write(JSON.writeValueAsBytes(withoutId(item)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a stored response cannot be read", e);
        }
    }

    private static boolean isHollow(JsonNode item) {
        return "reasoning".equals(item.path("type").asText()) && !item.hasNonNull("encrypted_content");
    }

    private static JsonNode withoutId(JsonNode item) throws JsonProcessingException {
        return item instanceof ObjectNode object && ID_OPTIONAL.contains(item.path("type").asText())
                ? object.without("id")
                : item;
    }

    private void separate() {
        if (items.size() > 0) {
            items.write(',');
        }
    }

    boolean isEmpty() {
        return items.size() == 0;
    }

    /** Without brackets. */
    byte[] inside() {
        return items.toByteArray();
    }

    byte[] array() {
        var array = new ByteArrayOutputStream(items.size() + 2);
        array.write('[');
        array.writeBytes(items.toByteArray());
        array.write(']');
        return array.toByteArray();
    }

    /** The items that the value of {@code input} stands for: an array of them, a user's text, or nothing. */
    static byte[] ofInput(byte[] body, int from, int to) {
        return switch (from < to ? body[from] : 'n') {
            case '[' -> Arrays.copyOfRange(body, from, to);
            case '"' -> userMessage(body, from, to);
            default -> "[]".getBytes(US_ASCII);
        };
    }

    private static byte[] userMessage(byte[] body, int from, int to) {
        var item = new ByteArrayOutputStream(to - from + 64);
        item.write('[');
        item.writeBytes(ContinuedBody.BEFORE_TEXT);
        item.write(body, from, to - from);
        item.writeBytes(ContinuedBody.BEHIND_TEXT);
        item.write(']');
        return item.toByteArray();
    }
}
