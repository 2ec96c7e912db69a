package io.torouter.simulator.anthropic;

import io.torouter.simulator.exchange.Call;
import io.torouter.simulator.exchange.Streamed;
import io.torouter.simulator.exchange.Whole;
import io.torouter.simulator.generation.Generated;
import io.torouter.simulator.generation.Generation;
import io.torouter.simulator.prompt.Prompt;
import io.torouter.simulator.reply.Called;
import io.torouter.simulator.reply.Reply;
import io.torouter.simulator.reply.Said;
import io.torouter.simulator.reply.ToolCall;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

import org.jspecify.annotations.Nullable;

import java.util.stream.IntStream;

/** {@code POST messages}. */
final class Messages implements Generation {
    private static final int ID_LENGTH = 22;

    @Override
    public Prompt decode(Call call) {
        return MessagesPrompt.decode(call);
    }

    @Override
    public Streamed streamed(Generated generated) {
        return Streamed.sse(new MessageFrames(generated).frames().iterator(), new AnthropicGrammar());
    }

    @Override
    public Whole whole(Generated generated) {
        return Whole.json(
                message(generated)
                        .put("content", content(generated))
                        .put("stop_reason", stopReason(generated.reply()))
                        .put("stop_sequence", stopSequence(generated.reply()))
                        .put("stop_details", null)
                        .put("usage", usage(generated).put("output_tokens", generated.outputTokens())));
    }

    /** A message without content, as it is when it starts. */
    static JsonObject message(Generated generated) {
        return new JsonObject()
                .put("model", generated.call().model())
                .put("id", generated.identity().id("msg_01", ID_LENGTH, 0))
                .put("type", "message")
                .put("role", "assistant")
                .put("content", new JsonArray())
                .put("stop_reason", null)
                .put("stop_sequence", null)
                .put("stop_details", null)
                .put("usage", usage(generated));
    }

    static JsonObject toolUse(Generated generated, int index, ToolCall call, JsonObject input) {
        return JsonObject.of(
                "type", "tool_use",
                "id", generated.identity().id("toolu_01", ID_LENGTH, index),
                "name", call.name(),
                "input", input,
                "caller", JsonObject.of("type", "direct"));
    }

    static String stopReason(Reply reply) {
        return switch (reply) {
            case Called _ -> "tool_use";
            case Said(_, var stop, _) ->
                    switch (stop) {
                        case END -> "end_turn";
                        case MAX_TOKENS -> "max_tokens";
                        case STOP_SEQUENCE -> "stop_sequence";
                    };
        };
    }

    static @Nullable String stopSequence(Reply reply) {
        return reply instanceof Said(_, _, var sequence) ? sequence : null;
    }

    private static JsonObject usage(Generated generated) {
        return JsonObject.of(
                "input_tokens",
                generated.inputTokens(),
                "cache_creation_input_tokens",
                0,
                "cache_read_input_tokens",
                0,
                "cache_creation",
                JsonObject.of("ephemeral_5m_input_tokens", 0, "ephemeral_1h_input_tokens", 0),
                "output_tokens",
                1,
                "service_tier",
                "standard",
                "inference_geo",
                "not_available");
    }

    private static JsonArray content(Generated generated) {
        var content = new JsonArray();
        switch (generated.reply()) {
            case Said(var text, _, _) -> content.add(JsonObject.of("type", "text", "text", text.text()));
            case Called(var calls) ->
                    IntStream.range(0, calls.size())
                            .mapToObj(i -> toolUse(generated, i, calls.get(i), calls.get(i).input()))
                            .forEach(content::add);
        }
        return content;
    }
}
