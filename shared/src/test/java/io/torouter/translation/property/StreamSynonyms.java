package io.torouter.translation.property;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.dialect.Dialect;

import java.util.List;

/**
 * What may differ between an answer and the stream that tells it, beside {@linkplain AnswerSynonyms what may differ of
 * whole ones}: events have no place for what only one dialect has.
 */
final class StreamSynonyms {
    private StreamSynonyms() {}

    static ObjectNode of(Dialect dialect, ObjectNode answer) {
        var plain = AnswerSynonyms.of(dialect, answer);
        withoutUnknown(plain);
        switch (dialect) {
            case OPENAI_CHAT -> chat(plain);
            case OPENAI_RESPONSES -> responses(plain);
            case ANTHROPIC_MESSAGES -> anthropic(plain);
            case GEMINI_GENERATE -> gemini(plain);
        }
        return plain;
    }

    private static void withoutUnknown(JsonNode json) {
        if (json instanceof ObjectNode object) {
            object.properties().removeIf(member -> member.getKey().startsWith(Drawn.UNKNOWN));
        }
        json.forEach(StreamSynonyms::withoutUnknown);
    }

    private static void chat(ObjectNode answer) {
        answer.remove("system_fingerprint");
        if (answer.path("usage") instanceof ObjectNode usage) {
            usage.remove("cost");
            for (var name : List.of("prompt_tokens_details", "completion_tokens_details")) {
                usage.withObject("/" + name).remove(List.of("audio_tokens", "accepted_prediction_tokens"));
            }
        }
        for (var choice : answer.path("choices")) {
            var message = (ObjectNode) choice.path("message");
            // The first chunk says an empty content.
            if (message.path("content").asText().isEmpty()) {
                message.remove("content");
            }
            // A sound of this stream has an id of its own.
            message.withObject("/audio").remove(List.of("id", "expires_at"));
            message.path("reasoning_details").forEach(detail -> ((ObjectNode) detail).remove("format"));
        }
    }

    private static void responses(ObjectNode answer) {
        answer.remove("service_tier");
        for (var item : answer.path("output")) {
            var object = (ObjectNode) item;
            // A call is over before the answer is known to be cut.
            object.remove(List.of("phase", "status"));
            if (item.path("type").asText().equals("reasoning")) {
                shown(object);
            }
        }
    }

    /** Reasoning itself is shown as a summary. */
    private static void shown(ObjectNode item) {
        var texts = new StringBuilder();
        item.path("content").forEach(part -> texts.append(part.path("text").asText()));
        item.path("summary").forEach(part -> texts.append(part.path("text").asText()));
        item.remove("content");
        item.put("summary", texts.toString());
    }

    private static void anthropic(ObjectNode answer) {
        answer.remove("container");
        ((ObjectNode) answer.path("usage")).remove(List.of("cache_creation", "inference_geo", "server_tool_use"));
        if (answer.path("stop_details") instanceof ObjectNode details) {
            var why = details.path("explanation").asText();
            details.remove("explanation");
            // Without any words of the model's own, why it was stopped is told in a text.
            if (answer.path("content").isEmpty() && !why.isBlank()) {
                answer.withArray("content").addObject().put("type", "text").put("text", why);
            }
        }
    }

    private static void gemini(ObjectNode answer) {
        answer.remove("promptFeedback");
        if (answer.path("usageMetadata") instanceof ObjectNode usage) {
            usage.remove(List.of("promptTokensDetails", "serviceTier"));
            long tools = usage.path("toolUsePromptTokenCount").asLong();
            usage.put("promptTokenCount", usage.path("promptTokenCount").asLong() + tools);
            usage.remove("toolUsePromptTokenCount");
        }
        for (var candidate : answer.path("candidates")) {
            ((ObjectNode) candidate).retain("content", "finishReason", "index", "logprobsResult");
            candidate
                    .path("logprobsResult")
                    .findParents("tokenId")
                    .forEach(one -> ((ObjectNode) one).remove("tokenId"));
            var parts = JsonNodeFactory.instance.arrayNode();
            // Texts that follow one another are one.
            candidate.path("content").path("parts").forEach(part -> Accumulated.geminiPart(parts, part));
            if (!says(parts)) {
                ((ObjectNode) candidate).remove("logprobsResult");
            }
            withoutSealsOfSound(parts);
            ((ObjectNode) candidate.path("content")).set("parts", withoutEmpty(parts));
        }
        // A prompt that was blocked is told as a candidate that says nothing.
        if (!answer.has("candidates") || answer.at("/candidates/0/content/parts").isEmpty()) {
            answer.remove("candidates");
        }
    }

    /** Whether there is a text whose tokens may be told. */
    private static boolean says(ArrayNode parts) {
        for (var part : parts) {
            if (!part.path("text").asText().isEmpty() && !part.has("thought")) {
                return true;
            }
        }
        return false;
    }

    /** Sound grows, and so is told without what is bound to a part of it. */
    private static void withoutSealsOfSound(ArrayNode parts) {
        for (var part : parts) {
            if (part.at("/inlineData/mimeType").asText().startsWith("audio/")) {
                ((ObjectNode) part).remove("thoughtSignature");
            }
        }
    }

    /** The last chunk has an empty text. */
    private static ArrayNode withoutEmpty(ArrayNode parts) {
        var kept = JsonNodeFactory.instance.arrayNode();
        for (var part : parts) {
            boolean empty = part.size() == 1 && part.path("text").asText("x").isEmpty();
            if (!empty) {
                kept.add(part);
            }
        }
        return kept;
    }
}
