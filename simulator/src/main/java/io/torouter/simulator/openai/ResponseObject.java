package io.torouter.simulator.openai;

import io.torouter.simulator.exchange.Identity;
import io.torouter.simulator.exchange.Refusal;
import io.torouter.simulator.generation.Generated;
import io.torouter.simulator.json.Json;
import io.torouter.simulator.reply.Called;
import io.torouter.simulator.reply.Said;
import io.torouter.simulator.reply.Stop;
import io.torouter.simulator.reply.ToolCall;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

import org.jspecify.annotations.Nullable;

import java.util.stream.IntStream;

/** One response in its states, with the parameters of the request that the real service echoes. */
record ResponseObject(Generated generated) {
    private static final int ID_LENGTH = 48;

    String id() {
        return generated.identity().hexId("resp_", ID_LENGTH, 0);
    }

    boolean isToBeKept() {
        return !Boolean.FALSE.equals(request().at("store").value());
    }

    boolean isIncomplete() {
        return generated.reply() instanceof Said(_, var stop, _) && stop == Stop.MAX_TOKENS;
    }

    JsonObject inProgress() {
        return object("in_progress", new JsonArray());
    }

    /** Completed, or incomplete for want of tokens. */
    JsonObject ended() {
        var status = isIncomplete() ? "incomplete" : "completed";
        var ended = object(status, output()).put("usage", usage());
        return isIncomplete()
                ? ended.put("incomplete_details", JsonObject.of("reason", "max_output_tokens"))
                : ended.put("completed_at", Identity.CREATED);
    }

    JsonObject failed(Refusal refusal) {
        var code = OpenAiVendor.code(refusal);
        var error = JsonObject.of("code", code == null ? "server_error" : code, "message", refusal.message());
        return object("failed", new JsonArray()).put("error", error);
    }

    /** A message item; without content while it is in progress. */
    JsonObject message(String status, JsonArray content) {
        return JsonObject.of(
                "id", itemId(0), "type", "message", "status", status, "content", content, "role", "assistant");
    }

    /** The one part of a message. */
    static JsonObject textPart(String text) {
        return JsonObject.of(
                "type", "output_text", "annotations", new JsonArray(), "logprobs", new JsonArray(), "text", text);
    }

    JsonObject functionCall(int index, ToolCall call, String status, String arguments) {
        return JsonObject.of(
                "id",
                itemId(index),
                "type",
                "function_call",
                "status",
                status,
                "arguments",
                arguments,
                "call_id",
                generated.identity().id("call_", 24, index),
                "name",
                call.name());
    }

    String itemId(int index) {
        return generated.identity().hexId(generated.reply() instanceof Called ? "fc_" : "msg_", ID_LENGTH, index);
    }

    private JsonArray output() {
        return switch (generated.reply()) {
            case Said(var text, _, _) ->
                    JsonArray.of(
                            message(isIncomplete() ? "incomplete" : "completed", JsonArray.of(textPart(text.text()))));
            case Called(var calls) -> {
                var items = new JsonArray();
                IntStream.range(0, calls.size())
                        .mapToObj(i -> functionCall(i, calls.get(i), "completed", calls.get(i).arguments().text()))
                        .forEach(items::add);
                yield items;
            }
        };
    }

    private JsonObject usage() {
        return JsonObject.of(
                "input_tokens", generated.inputTokens(),
                "input_tokens_details", JsonObject.of("cache_write_tokens", 0, "cached_tokens", 0),
                "output_tokens", generated.outputTokens(),
                "output_tokens_details", JsonObject.of("reasoning_tokens", 0),
                "total_tokens", generated.totalTokens());
    }

    private Json request() {
        return generated.call().json();
    }

    private @Nullable Object echoed(String field, @Nullable Object absent) {
        return request().at(field).or(absent);
    }

    private JsonObject object(String status, JsonArray output) {
        return new JsonObject()
                .put("id", id())
                .put("object", "response")
                .put("created_at", Identity.CREATED)
                .put("status", status)
                .put("background", false)
                .put("completed_at", null)
                .put("error", null)
                .put("frequency_penalty", 0.0)
                .put("incomplete_details", null)
                .mergeIn(limits())
                .put("model", generated.call().model())
                .put("output", output)
                .mergeIn(context())
                .mergeIn(settings())
                .put("usage", null)
                .put("user", echoed("user", null))
                .put("metadata", echoed("metadata", new JsonObject()));
    }

    private JsonObject limits() {
        return new JsonObject()
                .put("instructions", echoed("instructions", null))
                .put("max_output_tokens", echoed("max_output_tokens", null))
                .put("max_tool_calls", echoed("max_tool_calls", null));
    }

    private JsonObject context() {
        return new JsonObject()
                .put("parallel_tool_calls", echoed("parallel_tool_calls", true))
                .put("presence_penalty", 0.0)
                .put("previous_response_id", echoed("previous_response_id", null))
                .put("prompt_cache_key", echoed("prompt_cache_key", null))
                .put("reasoning", reasoning(request().at("reasoning")))
                .put("safety_identifier", echoed("safety_identifier", null))
                .put("service_tier", "default");
    }

    private JsonObject settings() {
        return new JsonObject()
                .put("store", isToBeKept())
                .put("temperature", echoed("temperature", 1.0))
                .put("text", textFormat(request().at("text")))
                .put("tool_choice", echoed("tool_choice", "auto"))
                .put("tools", echoed("tools", new JsonArray()))
                .put("top_logprobs", 0)
                .put("top_p", echoed("top_p", 1.0))
                .put("truncation", echoed("truncation", "disabled"));
    }

    private static JsonObject reasoning(Json asked) {
        return JsonObject.of("effort", asked.at("effort").value(), "summary", asked.at("summary").value());
    }

    private static JsonObject textFormat(Json asked) {
        return JsonObject.of(
                "format", asked.at("format").or(JsonObject.of("type", "text")),
                "verbosity", asked.at("verbosity").or("medium"));
    }
}
