package io.torouter.it.matrix;

import com.anthropic.helpers.MessageAccumulator;
import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.RawMessageStreamEvent;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.genai.types.GenerateContentResponse;
import com.openai.helpers.ChatCompletionAccumulator;
import com.openai.helpers.ResponseAccumulator;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.responses.Response;
import com.openai.models.responses.ResponseStreamEvent;

import io.torouter.dialect.Dialect;

import java.util.List;

/**
 * Reads answers as the official SDK of their dialect does, strictly, and gives back what the SDK made of them. Whatever
 * it does not like is an exception.
 */
final class Sdk {
    private static final JsonMapper OPENAI = com.openai.core.ObjectMappers.jsonMapper();
    private static final JsonMapper ANTHROPIC = com.anthropic.core.ObjectMappers.jsonMapper();

    private Sdk() {}

    static JsonNode whole(Dialect dialect, JsonNode answer) {
        var text = answer.toString();
        try {
            return switch (dialect) {
                case OPENAI_CHAT -> back(OPENAI, OPENAI.readValue(text, ChatCompletion.class).validate());
                case OPENAI_RESPONSES -> back(OPENAI, OPENAI.readValue(text, Response.class).validate());
                case ANTHROPIC_MESSAGES -> back(ANTHROPIC, ANTHROPIC.readValue(text, Message.class).validate());
                case GEMINI_GENERATE -> Exchange.json(GenerateContentResponse.fromJson(text).toJson());
            };
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    static JsonNode stream(Dialect dialect, List<JsonNode> events) {
        try {
            return switch (dialect) {
                case OPENAI_CHAT -> chat(events);
                case OPENAI_RESPONSES -> responses(events);
                case ANTHROPIC_MESSAGES -> anthropic(events);
                case GEMINI_GENERATE ->
                        Folding.whole(
                                Dialect.GEMINI_GENERATE,
                                events.stream().map(event -> whole(Dialect.GEMINI_GENERATE, event)).toList());
            };
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static JsonNode chat(List<JsonNode> events) throws JsonProcessingException {
        var accumulator = ChatCompletionAccumulator.create();
        for (var event : events) {
            accumulator.accumulate(OPENAI.readValue(event.toString(), ChatCompletionChunk.class).validate());
        }
        return back(OPENAI, accumulator.chatCompletion());
    }

    private static JsonNode responses(List<JsonNode> events) throws JsonProcessingException {
        var accumulator = ResponseAccumulator.create();
        for (var event : events) {
            accumulator.accumulate(OPENAI.readValue(event.toString(), ResponseStreamEvent.class).validate());
        }
        return back(OPENAI, accumulator.response().validate());
    }

    private static JsonNode anthropic(List<JsonNode> events) throws JsonProcessingException {
        var accumulator = MessageAccumulator.create();
        for (var event : events) {
            // Pings are taken out where the SDK reads server-sent events.
            if (!event.path("type").asText().equals("ping")) {
                accumulator.accumulate(ANTHROPIC.readValue(event.toString(), RawMessageStreamEvent.class).validate());
            }
        }
        return back(ANTHROPIC, accumulator.message());
    }

    private static JsonNode back(JsonMapper mapper, Object answer) throws JsonProcessingException {
        return Exchange.json(mapper.writeValueAsString(answer));
    }
}
