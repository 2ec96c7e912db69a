package io.torouter.translation.property;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.dialect.Dialect;

import java.util.List;

/**
 * What may differ between an answer and itself on its way back, each with its reason: both are brought into one way of
 * saying it before they are compared.
 */
final class AnswerSynonyms {
    /** What a response repeats of its request. */
    private static final List<String> REPEATED =
            List.of(
                    "background",
                    "metadata",
                    "parallel_tool_calls",
                    "reasoning",
                    "store",
                    "temperature",
                    "text",
                    "tool_choice",
                    "tools",
                    "top_logprobs",
                    "top_p",
                    "truncation");

    private final ObjectNode answer;

    private AnswerSynonyms(ObjectNode answer) {
        this.answer = answer;
    }

    static ObjectNode of(Dialect dialect, ObjectNode answer) {
        ObjectNode plain = answer.deepCopy();
        Synonyms.withoutNulls(plain);
        // An answer has an id, a time and a name of the model that the gateway gives it.
        plain.remove(List.of("id", "created", "created_at", "responseId", "model", "modelVersion"));
        var synonyms = new AnswerSynonyms(plain);
        switch (dialect) {
            case OPENAI_CHAT -> plain.path("choices").forEach(choice -> chat((ObjectNode) choice.path("message")));
            case OPENAI_RESPONSES -> synonyms.responses();
            case ANTHROPIC_MESSAGES -> synonyms.anthropic();
            case GEMINI_GENERATE -> {}
        }
        return plain;
    }

    /** Every host's way of showing reasoning is told in the two that most clients know. */
    private static void chat(ObjectNode message) {
        var reasoning = message.remove("reasoning");
        if (reasoning != null) {
            message.set("reasoning_content", reasoning);
        }
        if (!message.has("reasoning_details") && message.has("reasoning_content")) {
            var detail = message.putArray("reasoning_details").addObject().put("type", "reasoning.text");
            detail.set("text", message.get("reasoning_content"));
            detail.put("format", "unknown").put("index", 0);
        }
        if (!message.has("reasoning_content") && message.has("reasoning_details")) {
            var text = message.at("/reasoning_details/0/text");
            message.set("reasoning_content", text.isTextual() ? text : message.at("/reasoning_details/0/summary"));
        }
        inOrder(message);
    }

    /** Annotations that cite stand before others. */
    private static void inOrder(ObjectNode message) {
        if (message.path("annotations") instanceof ArrayNode annotations) {
            var cites = JsonNodeFactory.instance.arrayNode();
            var others = JsonNodeFactory.instance.arrayNode();
            annotations.forEach(one -> (one.has("url_citation") ? cites : others).add(one));
            message.set("annotations", cites.addAll(others));
        }
    }

    private void responses() {
        answer.remove(REPEATED);
        // Served as any other.
        if (answer.path("service_tier").asText().equals("default")) {
            answer.remove("service_tier");
        }
        var probable = JsonNodeFactory.instance.arrayNode();
        for (var item : answer.path("output")) {
            // Items that this gateway knows have ids of its own; those that it does not are left alone.
            var type = item.path("type").asText();
            if (type.equals("message") || type.equals("reasoning") || item.has("call_id") || item.has("result")) {
                ((ObjectNode) item).remove("id");
            }
            for (var part : item.path("content")) {
                // One list is of the whole answer.
                part.path("logprobs").forEach(probable::add);
                ((ObjectNode) part).remove("logprobs");
            }
        }
        answer.set("logprobs", probable);
    }

    private void anthropic() {
        for (var block : answer.path("content")) {
            // The model itself calls, as is the rule.
            if (block.path("caller").equals(JsonNodeFactory.instance.objectNode().put("type", "direct"))) {
                ((ObjectNode) block).remove("caller");
            }
        }
        // Nothing counted is nothing said.
        var usage = (ObjectNode) answer.path("usage");
        for (var name : List.of("output_tokens_details", "server_tool_use")) {
            if (isAllZero(usage.path(name))) {
                usage.remove(name);
            }
        }
    }

    private static boolean isAllZero(JsonNode counts) {
        return counts.properties().stream().allMatch(count -> count.getValue().asDouble() == 0);
    }
}
