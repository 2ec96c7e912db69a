package io.torouter.translation.anthropic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.translation.ExactJson;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;

/** The block that a stream is in. */
sealed interface ReadBlock {
    ReadBlock NONE = new None();

    /** Between blocks. */
    record None() implements ReadBlock {}

    record OfText(int number) implements ReadBlock {}

    record OfThought(int number) implements ReadBlock {}

    /**
     * @param input what stood at its start, to be told if nothing follows; empty for nothing
     */
    record OfCall(int number, String input) implements ReadBlock {}

    /**
     * A block that is the vendor's alone and is told as a whole.
     *
     * @param json as it began
     * @param grown the last delta; null for none
     */
    record OfVendor(ObjectNode json, @Nullable Grown grown) implements ReadBlock {
        OfVendor grow(JsonNode delta) {
            return new OfVendor(json, new Grown(grown, delta));
        }

        /** The block with all that it grew by: inputs in pieces of JSON, other texts in pieces of themselves. */
        ObjectNode whole() {
            var block = json.deepCopy();
            var input = new StringBuilder();
            for (var delta : Grown.inOrder(grown)) {
                delta.properties().forEach(member -> add(member.getKey(), member.getValue(), block, input));
            }
            if (!input.isEmpty()) {
                block.set("input", parsed(input.toString()));
            }
            return block;
        }

        private static void add(String name, JsonNode value, ObjectNode block, StringBuilder input) {
            if (name.equals("partial_json")) {
                input.append(value.asText());
            } else if (!name.equals("type") && value.isTextual()) {
                block.put(name, block.path(name).asText("") + value.asText());
            }
        }

        private static JsonNode parsed(String input) {
            var value = ExactJson.read(input);
            return value == null ? ResultWriter.input(input) : value;
        }
    }

    /** A delta, and those before it. */
    record Grown(@Nullable Grown before, JsonNode delta) {
        static Iterable<JsonNode> inOrder(@Nullable Grown last) {
            var deltas = new ArrayDeque<JsonNode>();
            for (var grown = last; grown != null; grown = grown.before()) {
                deltas.addFirst(grown.delta());
            }
            return deltas;
        }
    }
}
