package io.torouter.translation.property;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.List;

/** Chunks of chat as the completion that they make. */
final class ChatAccumulated {
    private ChatAccumulated() {}

    static ObjectNode of(List<JsonNode> chunks) {
        var whole = JsonNodeFactory.instance.objectNode().put("object", "chat.completion");
        var choices = whole.putArray("choices");
        for (var chunk : chunks) {
            for (var name : List.of("usage", "service_tier")) {
                if (chunk.hasNonNull(name)) {
                    whole.set(name, chunk.path(name));
                }
            }
            chunk.path("choices").forEach(choice -> choice(choices, choice));
        }
        return whole;
    }

    private static void choice(ArrayNode choices, JsonNode from) {
        int index = from.path("index").asInt();
        while (choices.size() <= index) {
            choices.addObject().put("index", choices.size() - 1).putObject("message");
        }
        var choice = (ObjectNode) choices.get(index);
        delta((ObjectNode) choice.path("message"), from.path("delta"));
        from.path("logprobs")
                .properties()
                .forEach(list -> {
                    if (list.getValue().isArray()) {
                        choice.withObject("/logprobs").withArray(list.getKey()).addAll((ArrayNode) list.getValue());
                    }
                });
        for (var name : List.of("finish_reason", "stop_reason")) {
            if (from.hasNonNull(name)) {
                choice.set(name, from.path(name));
            }
        }
    }

    private static void delta(ObjectNode message, JsonNode delta) {
        if (delta.has("role")) {
            message.set("role", delta.path("role"));
        }
        List.of("content", "refusal", "reasoning_content")
                .forEach(name -> Accumulated.append(message, name, delta.path(name)));
        List.of("annotations", "images")
                .forEach(name -> delta.path(name).forEach(one -> message.withArray(name).add(one)));
        delta.path("reasoning_details").forEach(detail -> detail(message.withArray("reasoning_details"), detail));
        delta.path("tool_calls").forEach(call -> call(message.withArray("tool_calls"), call));
        if (delta.has("audio")) {
            var audio = message.withObject("/audio");
            audio.set("id", delta.path("audio").path("id"));
            List.of("data", "transcript")
                    .forEach(name -> Accumulated.append(audio, name, delta.path("audio").path(name)));
        }
    }

    /** Pieces of one kind and index are one element. */
    private static void detail(ArrayNode details, JsonNode piece) {
        var last = details.path(details.size() - 1);
        boolean goesOn = last.path("type").equals(piece.path("type")) && last.path("index").equals(piece.path("index"));
        if (!goesOn) {
            details.add(piece.deepCopy());
            return;
        }
        for (var member : piece.properties()) {
            boolean text = List.of("text", "summary", "data").contains(member.getKey());
            if (text) {
                Accumulated.append((ObjectNode) last, member.getKey(), member.getValue());
            } else {
                ((ObjectNode) last).set(member.getKey(), member.getValue());
            }
        }
    }

    private static void call(ArrayNode calls, JsonNode piece) {
        int index = piece.path("index").asInt();
        while (calls.size() <= index) {
            calls.addObject();
        }
        var call = (ObjectNode) calls.get(index);
        for (var name : List.of("id", "type")) {
            if (piece.hasNonNull(name)) {
                call.set(name, piece.path(name));
            }
        }
        for (var kind : List.of("function", "custom")) {
            piece.path(kind)
                    .properties()
                    .forEach(member ->
                            Accumulated.append(call.withObject("/" + kind), member.getKey(), member.getValue()));
        }
    }
}
