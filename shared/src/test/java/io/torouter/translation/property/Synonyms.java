package io.torouter.translation.property;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.dialect.Dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What may differ between a body and itself on its way back, each with its reason: both are brought into one way of
 * saying it before they are compared.
 */
final class Synonyms {
    private final ObjectNode body;

    private Synonyms(ObjectNode body) {
        this.body = body;
    }

    static ObjectNode request(Dialect dialect, ObjectNode body) {
        ObjectNode plain = body.deepCopy();
        withoutNulls(plain);
        var synonyms = new Synonyms(plain);
        // Whether to stream is asked of Gemini in the path; elsewhere not to is the default.
        synonyms.unless("stream", true);
        switch (dialect) {
            case OPENAI_CHAT -> synonyms.chat();
            case OPENAI_RESPONSES -> synonyms.responses();
            case ANTHROPIC_MESSAGES -> synonyms.anthropic();
            case GEMINI_GENERATE -> synonyms.gemini();
        }
        return plain;
    }

    /** A member that is null says what a missing one says. */
    static void withoutNulls(JsonNode node) {
        if (node instanceof ObjectNode object) {
            var nulls = new ArrayList<String>();
            object.properties()
                    .forEach(member -> {
                        if (member.getValue().isNull() && !member.getKey().equals(Draw.NULLABLE)) {
                            nulls.add(member.getKey());
                        }
                    });
            object.remove(nulls);
        }
        node.forEach(Synonyms::withoutNulls);
    }

    private void chat() {
        // The older name of each; which of them a host takes is a trait.
        renamed("max_tokens", "max_completion_tokens");
        renamed("user", "safety_identifier");
        // Without a list, text is what there is.
        if (body.path("modalities").size() == 1) {
            body.remove("modalities");
        }
        if (body.path("response_format").equals(typed("text"))) {
            body.remove("response_format");
        }
        unless("logprobs", true);
        // One sequence needs no list.
        if (body.path("stop").isTextual()) {
            body.set("stop", JsonNodeFactory.instance.arrayNode().add(body.get("stop")));
        }
        chatReasoning();
        // The gateway counts what streams cost, whether the client wants to know or not.
        if (body.path("stream_options") instanceof ObjectNode options) {
            options.remove("include_usage");
        }
        withoutEmpty("metadata", "stream_options");
        body.path("messages").forEach(Synonyms::oneText);
        body.path("tools").forEach(Synonyms::chatTool);
    }

    /** OpenAI's word for it, and the object of OpenRouter, whose defaults need not be said. */
    private void chatReasoning() {
        if (body.has("reasoning_effort")) {
            body.putObject("reasoning").set("effort", body.remove("reasoning_effort"));
        }
        if (body.path("reasoning") instanceof ObjectNode reasoning) {
            if (reasoning.path("effort").asText().equals("none")) {
                reasoning.remove("effort");
                reasoning.put("enabled", false);
            }
            if (!reasoning.path("exclude").asBoolean()) {
                reasoning.remove("exclude");
            }
        }
    }

    /** A function without parameters has an object of none; any text is what a custom tool takes. */
    private static void chatTool(JsonNode tool) {
        if (tool.path("function") instanceof ObjectNode function && !function.has("parameters")) {
            function.putObject("parameters").put("type", "object").putObject("properties");
        }
        anyText(tool.path("custom"));
    }

    private static void anyText(JsonNode custom) {
        if (custom.path("format").equals(typed("text"))) {
            ((ObjectNode) custom).remove("format");
        }
    }

    /** A content of one text may be that text. */
    private static void oneText(JsonNode message) {
        if (message.path("content") instanceof ArrayNode content && content.size() == 1) {
            var only = content.get(0);
            if (only.size() == 2 && only.path("type").asText().equals("text")) {
                ((ObjectNode) message).set("content", only.get("text"));
            }
        }
    }

    private void responses() {
        renamed("user", "safety_identifier");
        // What is not asked for is not kept: this gateway keeps conversations itself.
        unless("store", true);
        // And so reasoning comes sealed, to be sent back.
        if (body.path("include") instanceof ArrayNode include) {
            var kept = JsonNodeFactory.instance.arrayNode();
            var once = new ArrayList<JsonNode>();
            include.forEach(once::add);
            once.stream()
                    .distinct()
                    .filter(word -> !word.asText().equals("reasoning.encrypted_content"))
                    .sorted((one, other) -> one.asText().compareTo(other.asText()))
                    .forEach(kept::add);
            body.set("include", kept);
        }
        withoutEmpty("include", "metadata", "reasoning", "text");
        for (var tool : body.path("tools")) {
            anyText(tool);
            tool.path("tools").forEach(Synonyms::anyText);
        }
        if (body.path("input").isTextual()) {
            var message = typed("message").put("role", "user");
            message.set("content", body.get("input"));
            body.set("input", JsonNodeFactory.instance.arrayNode().add(message));
        }
        body.path("input").forEach(item -> responsesItem((ObjectNode) item));
    }

    /** A message need not say that it is one, and a text need not stand in a list. Ids and states are of storage. */
    private static void responsesItem(ObjectNode item) {
        if (!item.has("type")) {
            item.put("type", "message");
        }
        var type = item.path("type").asText();
        if (!type.equals("item_reference")) {
            item.remove(List.of("id", "status"));
        }
        var text = item.path("role").asText().equals("assistant") ? "output_text" : "input_text";
        for (var name : List.of("content", "output")) {
            if (item.path(name).isTextual()) {
                var only = typed(text).put("text", item.path(name).asText());
                item.putArray(name).add(only);
            }
            item.path(name).forEach(Synonyms::withoutNoAnnotations);
        }
    }

    private static void withoutNoAnnotations(JsonNode part) {
        if (part.path("annotations").isEmpty() && part instanceof ObjectNode object) {
            object.remove("annotations");
        }
    }

    private void anthropic() {
        withoutEmpty("output_config", "metadata");
        blocks(body, "system");
        body.path("messages").forEach(message -> blocks(message, "content"));
        for (var tool : body.path("tools")) {
            // A tool is the client's own unless it says otherwise.
            if (tool.path("type").asText().equals("custom")) {
                ((ObjectNode) tool).remove("type");
            }
        }
    }

    /** A text may stand for a list of one block; a result is none of a failure unless it says so. */
    private static void blocks(JsonNode holder, String name) {
        if (holder.path(name).isTextual()) {
            var text = typed("text").put("text", holder.path(name).asText());
            ((ObjectNode) holder).putArray(name).add(text);
        }
        for (var block : holder.path(name)) {
            blocks(block, "content");
            blocks(block.path("source"), "content");
            if (block.has("is_error") && !block.path("is_error").asBoolean()) {
                ((ObjectNode) block).remove("is_error");
            }
        }
    }

    private void gemini() {
        if (body.path("generationConfig") instanceof ObjectNode config) {
            var inner = new Synonyms(config);
            inner.unless("responseLogprobs", true);
            if (config.path("thinkingConfig") instanceof ObjectNode thinking) {
                new Synonyms(thinking).unless("includeThoughts", true);
                // Described in capitals, and written in small letters in Google's own guides.
                if (thinking.has("thinkingLevel")) {
                    thinking.put("thinkingLevel", thinking.path("thinkingLevel").asText().toUpperCase(Locale.ROOT));
                }
            }
            inner.withoutEmpty("thinkingConfig");
            // Google's own schemas and JSON schemas say the same in other words.
            if (!config.path("responseMimeType").asText().equals("text/x.enum")) {
                inner.jsonSchema("responseSchema", "responseJsonSchema");
            }
        }
        withoutEmpty("generationConfig", "labels");
        for (var tool : body.path("tools")) {
            tool.path("functionDeclarations")
                    .forEach(function ->
                            new Synonyms((ObjectNode) function).jsonSchema("parameters", "parametersJsonSchema"));
        }
        for (var content : body.path("contents")) {
            // Results of functions are the user's; the older role for them is no longer described.
            if (content.path("role").asText().equals("function")) {
                ((ObjectNode) content).put("role", "user");
            }
        }
    }

    private void jsonSchema(String own, String json) {
        var schema = body.remove(own);
        if (schema != null) {
            body.set(json, schema);
        }
        lowerTypes(body.path(json));
    }

    private static void lowerTypes(JsonNode schema) {
        if (schema instanceof ObjectNode object && object.path("type").isTextual()) {
            object.put("type", object.path("type").asText().toLowerCase(Locale.ROOT));
        }
        schema.forEach(Synonyms::lowerTypes);
    }

    private void renamed(String older, String newer) {
        var value = body.remove(older);
        if (value != null && !body.has(newer)) {
            body.set(newer, value);
        }
    }

    /** A switch that is at its default need not be said. */
    private void unless(String name, boolean value) {
        if (body.has(name) && body.path(name).asBoolean(!value) != value) {
            body.remove(name);
        }
    }

    private void withoutEmpty(String... names) {
        for (var name : Set.of(names)) {
            if (body.path(name).isContainerNode() && body.path(name).isEmpty()) {
                body.remove(name);
            }
        }
    }

    private static ObjectNode typed(String type) {
        return JsonNodeFactory.instance.objectNode().put("type", type);
    }
}
