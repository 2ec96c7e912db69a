package io.torouter.translation.responses;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import java.util.List;

/**
 * What a client wants to see beyond the usual.
 *
 * @param others what has no place in the canonical form
 */
record Includes(boolean sealedReasoning, boolean logprobs, ArrayNode others) {
    static final String SEALED_REASONING = "reasoning.encrypted_content";
    static final String LOGPROBS = "message.output_text.logprobs";

    Includes(List<JsonNode> words) {
        this(has(words, SEALED_REASONING), has(words, LOGPROBS), JsonNodeFactory.instance.arrayNode());
        words.stream().filter(word -> !isKnown(word)).forEach(others::add);
    }

    private static boolean has(List<JsonNode> words, String word) {
        return words.stream().anyMatch(each -> word.equals(each.textValue()));
    }

    private static boolean isKnown(JsonNode word) {
        return SEALED_REASONING.equals(word.textValue()) || LOGPROBS.equals(word.textValue());
    }
}
