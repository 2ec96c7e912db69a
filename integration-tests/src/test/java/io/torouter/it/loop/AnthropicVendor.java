package io.torouter.it.loop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.it.loop.Issued.Answered;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Answers as Claude does: a thought with its signature first, where thinking is on, and of the second answer a part of
 * the thought redacted.
 */
final class AnthropicVendor implements Vendor {
    @Override
    public History check(JsonNode request, Issued issued) {
        return new AnthropicRules(request, issued).history();
    }

    @Override
    public ObjectNode answer(JsonNode request, Script.Said said, Issued issued) {
        var thoughts = new ArrayList<ObjectNode>();
        if (thinks(request)) {
            thoughts.add(thought(said, issued));
            if (said.text().isEmpty()) {
                thoughts.add(redacted(issued));
            }
        }
        var content = Json.array(thoughts);
        if (!said.text().isEmpty()) {
            content.add(Json.typed("text").put("text", said.text()));
        }
        for (var call : said.calls()) {
            var id = issued.callId("toolu_", 24);
            issued.answered(id, new Answered(thoughts, List.of()));
            content.add(Json.typed("tool_use").put("id", id).put("name", call.tool()).set("input", call.input()));
        }
        return message(request, said, content, issued);
    }

    static boolean thinks(JsonNode request) {
        return Set.of("enabled", "adaptive").contains(request.at("/thinking/type").asText());
    }

    private static ObjectNode thought(Script.Said said, Issued issued) {
        var signature = issued.seal();
        var block = Json.typed("thinking").put("thinking", said.thought()).put("signature", signature);
        issued.sealed(signature, block);
        return block;
    }

    private static ObjectNode redacted(Issued issued) {
        var data = issued.seal();
        var block = Json.typed("redacted_thinking").put("data", data);
        issued.sealed(data, block);
        return block;
    }

    private static ObjectNode message(JsonNode request, Script.Said said, ArrayNode content, Issued issued) {
        var message = Json.object().put("id", issued.id("msg_", 24)).put("type", "message").put("role", "assistant");
        message.set("model", request.path("model"));
        message.set("content", content);
        message.put("stop_reason", said.calls().isEmpty() ? "end_turn" : "tool_use").putNull("stop_sequence");
        message.putObject("usage").put("input_tokens", 50).put("output_tokens", 20);
        return message;
    }

    @Override
    public String stream(JsonNode request, ObjectNode answer) {
        var sse = new Sse();
        var begun = answer.deepCopy();
        begun.putArray("content");
        begun.putNull("stop_reason");
        sse.named(Json.typed("message_start").set("message", begun));
        for (int i = 0; i < answer.path("content").size(); i++) {
            block(i, (ObjectNode) answer.path("content").get(i), sse);
        }
        var end = Json.typed("message_delta");
        end.putObject("delta").set("stop_reason", answer.get("stop_reason"));
        end.withObject("delta").putNull("stop_sequence");
        sse.named(end.set("usage", answer.get("usage")));
        return sse.named(Json.typed("message_stop")).toString();
    }

    private static void block(int index, ObjectNode block, Sse sse) {
        var start = block.deepCopy();
        switch (block.path("type").asText()) {
            case "text" -> start.put("text", "");
            case "thinking" -> start.put("thinking", "").put("signature", "");
            case "tool_use" -> start.putObject("input");
            default -> {}
        }
        sse.named(Json.typed("content_block_start").put("index", index).set("content_block", start));
        deltas(index, "text_delta", "text", block.path("text").asText(""), sse);
        deltas(index, "thinking_delta", "thinking", block.path("thinking").asText(""), sse);
        if (block.has("signature")) {
            delta(index, "signature_delta", "signature", block.path("signature").asText(), sse);
        }
        deltas(index, "input_json_delta", "partial_json", input(block), sse);
        sse.named(Json.typed("content_block_stop").put("index", index));
    }

    private static String input(ObjectNode block) {
        return block.has("input") ? block.get("input").toString() : "";
    }

    private static void deltas(int index, String type, String member, String all, Sse sse) {
        Json.pieces(all).forEach(piece -> delta(index, type, member, piece, sse));
    }

    private static void delta(int index, String type, String member, String piece, Sse sse) {
        var event = Json.typed("content_block_delta").put("index", index);
        sse.named(event.set("delta", Json.typed(type).put(member, piece)));
    }

    @Override
    public ObjectNode refusal(String message) {
        var error = Json.typed("invalid_request_error").put("message", message);
        return Json.typed("error").set("error", error);
    }
}
