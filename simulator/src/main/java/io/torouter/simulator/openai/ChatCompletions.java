package io.torouter.simulator.openai;

import io.torouter.simulator.exchange.Call;
import io.torouter.simulator.exchange.Identity;
import io.torouter.simulator.exchange.Streamed;
import io.torouter.simulator.exchange.Whole;
import io.torouter.simulator.generation.Generated;
import io.torouter.simulator.generation.Generation;
import io.torouter.simulator.prompt.Prompt;
import io.torouter.simulator.reply.Called;
import io.torouter.simulator.reply.Reply;
import io.torouter.simulator.reply.Said;
import io.torouter.simulator.reply.Stop;
import io.torouter.simulator.reply.ToolCall;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

import java.util.stream.IntStream;

/** {@code POST chat/completions}. */
final class ChatCompletions implements Generation {
    private static final int ID_LENGTH = 29;

    @Override
    public Prompt decode(Call call) {
        return ChatPrompt.decode(call.json());
    }

    @Override
    public Streamed streamed(Generated generated) {
        return Streamed.sse(new ChatFrames(generated).frames().iterator(), new OpenAiGrammar());
    }

    @Override
    public Whole whole(Generated generated) {
        return Whole.json(
                new JsonObject()
                        .put("id", id(generated))
                        .put("object", "chat.completion")
                        .put("created", Identity.CREATED)
                        .put("model", generated.call().model())
                        .put("choices", JsonArray.of(choice(generated)))
                        .put("usage", usage(generated))
                        .put("service_tier", "default")
                        .put("system_fingerprint", fingerprint(generated)));
    }

    static String id(Generated generated) {
        return generated.identity().id("chatcmpl-", ID_LENGTH, 0);
    }

    static String fingerprint(Generated generated) {
        return generated.identity().hexId("fp_", 10, 0);
    }

    static String finishReason(Reply reply) {
        return switch (reply) {
            case Called _ -> "tool_calls";
            case Said(_, var stop, _) -> stop == Stop.MAX_TOKENS ? "length" : "stop";
        };
    }

    static String callId(Generated generated, int index) {
        return generated.identity().id("call_", 24, index);
    }

    static JsonObject usage(Generated generated) {
        return JsonObject.of(
                "prompt_tokens", generated.inputTokens(),
                "completion_tokens", generated.outputTokens(),
                "total_tokens", generated.totalTokens(),
                "prompt_tokens_details", JsonObject.of("cached_tokens", 0, "audio_tokens", 0),
                "completion_tokens_details",
                        JsonObject.of(
                                "reasoning_tokens", 0,
                                "audio_tokens", 0,
                                "accepted_prediction_tokens", 0,
                                "rejected_prediction_tokens", 0));
    }

    private static JsonObject choice(Generated generated) {
        return JsonObject.of(
                "index",
                0,
                "message",
                message(generated),
                "logprobs",
                null,
                "finish_reason",
                finishReason(generated.reply()));
    }

    private static JsonObject message(Generated generated) {
        var message = JsonObject.of("role", "assistant");
        return switch (generated.reply()) {
            case Said(var text, _, _) ->
                    message.put("content", text.text()).put("refusal", null).put("annotations", new JsonArray());
            case Called(var calls) -> {
                var array = new JsonArray();
                IntStream.range(0, calls.size()).forEach(i -> array.add(call(generated, i, calls.get(i))));
                yield message.put("content", null)
                        .put("tool_calls", array)
                        .put("refusal", null)
                        .put("annotations", new JsonArray());
            }
        };
    }

    private static JsonObject call(Generated generated, int index, ToolCall call) {
        return JsonObject.of(
                "id", callId(generated, index),
                "type", "function",
                "function", JsonObject.of("name", call.name(), "arguments", call.arguments().text()));
    }
}
