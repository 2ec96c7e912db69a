package io.torouter.translation.chat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Block;
import io.torouter.canonical.Delta;
import io.torouter.canonical.StreamEvent;
import io.torouter.usage.Usage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Bodies and events without what means the same in several spellings. */
final class Plain {
    private Plain() {}

    /** A request: nulls and defaults gone, contents of one text as strings, limits under one name. */
    static JsonNode request(ObjectNode body) {
        var plain = withoutNulls(body.deepCopy());
        rename(plain, "max_tokens", "max_completion_tokens");
        plain.remove(List.of("stream_options", "usage"));
        if (!plain.path("stream").asBoolean(false)) {
            plain.remove("stream");
        }
        plain.properties().removeIf(member -> isDefault(member.getKey(), member.getValue()));
        if (plain.path("tools").path(0).path("function").has("name") && !plain.has("reasoning")) {
            plain.path("tools").forEach(tool -> ((ObjectNode) tool.path("function")).remove("strict"));
        }
        plain.path("messages").forEach(message -> message((ObjectNode) message));
        return plain;
    }

    private static boolean isDefault(String name, JsonNode value) {
        return (name.equals("n") || name.equals("temperature")) && value.asInt() == 1;
    }

    private static void rename(ObjectNode object, String from, String to) {
        var value = object.remove(from);
        if (value != null) {
            object.set(to, value);
        }
    }

    private static void message(ObjectNode message) {
        var content = message.get("content");
        if (content != null && content.isTextual() && message.has("cache_control")) {
            var part = Upstream.object().put("type", "text").put("text", content.asText());
            part.set("cache_control", message.remove("cache_control"));
            message.putArray("content").add(part);
        } else if (content instanceof ArrayNode parts && parts.size() == 1 && isBareText(parts.get(0))) {
            message.set("content", parts.get(0).get("text"));
        }
        message.path("reasoning_details").forEach(detail -> ((ObjectNode) detail).remove("index"));
        var details = message.path("reasoning_details");
        if (details.size() == 1 && !details.get(0).has("text")) {
            message.remove("reasoning_details");
        }
        if (message.path("reasoning_content").asText("x").isEmpty()) {
            message.remove("reasoning_content");
        }
    }

    private static boolean isBareText(JsonNode part) {
        return part.path("type").asText().equals("text") && part.size() == 2;
    }

    static ObjectNode withoutNulls(ObjectNode object) {
        object.properties().removeIf(member -> member.getValue().isNull());
        object.forEach(Plain::withoutNullsInside);
        return object;
    }

    private static void withoutNullsInside(JsonNode value) {
        if (value instanceof ObjectNode object) {
            withoutNulls(object);
        } else {
            value.forEach(Plain::withoutNullsInside);
        }
    }

    /** What an answer says: message, end, counts. */
    static JsonNode answer(ObjectNode body) {
        var plain = withoutNulls(body.deepCopy());
        plain.remove(List.of("id", "created", "model"));
        plain.path("choices").forEach(choice -> said((ObjectNode) choice.path("message")));
        var counts = TokenCounts.read(plain.path("usage"));
        plain.set("usage", counts == null ? Upstream.object() : TokenCounts.json(counts));
        return plain;
    }

    private static void said(ObjectNode message) {
        rename(message, "reasoning", "reasoning_content");
        message.remove(List.of("extra_content", "thought_signature"));
        if (message.path("annotations").isEmpty()) {
            message.remove("annotations");
        }
        if (!message.has("reasoning_details") || message.path("reasoning_details").size() == 1) {
            message.remove("reasoning_details");
        }
        message.path("tool_calls")
                .forEach(call -> {
                    ((ObjectNode) call).remove("index");
                    if (call.path("id").asText().isEmpty()
                            || call.path("id").asText().length() > 100
                            || call.path("id").asText().startsWith("call_3SE")) {
                        ((ObjectNode) call).remove("id");
                    }
                });
    }

    /** What each block of a stream comes to. */
    static List<Object> events(List<StreamEvent> events) {
        Map<String, List<Object>> blocks = new LinkedHashMap<>();
        var ends = new ArrayList<Object>();
        for (var event : events) {
            switch (event) {
                case StreamEvent.BlockStart(var candidate, var block, var head) ->
                        blocks.computeIfAbsent(candidate + "." + block, _ -> new ArrayList<>()).add(plain(head));
                case StreamEvent.BlockDelta(var candidate, var block, var delta) ->
                        grow(blocks.get(candidate + "." + block), delta);
                case StreamEvent.CandidateEnd end -> ends.add(end.stop().reason());
                case StreamEvent.Failed failed -> {
                    ends.clear();
                    ends.add(failed.error().message());
                }
                case StreamEvent.UsageReport(var usage) -> {
                    ends.removeIf(Usage.class::isInstance);
                    ends.add(usage);
                }
                case StreamEvent.End _ -> ends.add("end");
                case StreamEvent.Start _, StreamEvent.BlockEnd _, StreamEvent.Ping _ -> {}
            }
        }
        blocks.values().stream().filter(Plain::isCallWithoutArguments).forEach(call -> call.add("{}"));
        var all = new ArrayList<Object>(blocks.values());
        all.add(Set.copyOf(ends));
        return all;
    }

    private static boolean isCallWithoutArguments(List<Object> block) {
        return block.size() == 1 && block.getFirst() instanceof List;
    }

    private static Object plain(Block head) {
        return head instanceof Block.CallBlock(var id, var tool, var seal) ? List.of(id, tool, seal == null) : head;
    }

    private static void grow(List<Object> block, Delta delta) {
        switch (delta) {
            case Delta.Written(var text) when block.getLast() instanceof String before ->
                    block.set(block.size() - 1, before + text);
            case Delta.Written(var text) -> block.add(text);
            case Delta.Sealed(var seal) -> block.add(seal.kind());
            default -> block.add(delta);
        }
    }
}
