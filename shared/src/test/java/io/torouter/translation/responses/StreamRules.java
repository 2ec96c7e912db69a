package io.torouter.translation.responses;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;

/**
 * Puts a stream together as the helpers of official SDKs do, by index, and checks that the events say what they must:
 * dense numbers, pairs of added and done, deltas that add up to what is done, and the same output at the end.
 */
final class StreamRules {
    private final List<ObjectNode> items = new ArrayList<>();
    private boolean itemOpen;
    private boolean ended;

    private StreamRules() {}

    /** The response that the last event holds. */
    static JsonNode check(List<ObjectNode> events) {
        var rules = new StreamRules();
        for (int i = 0; i < events.size(); i++) {
            assertThat(events.get(i).path("sequence_number").asInt(-1)).isEqualTo(i);
            rules.step(events.get(i));
        }
        assertThat(rules.ended).as("has an end").isTrue();
        return events.getLast().path("response");
    }

    private void step(ObjectNode event) {
        assertThat(ended).as("nothing behind the end").isFalse();
        var type = event.path("type").asText();
        switch (type) {
            case "response.created", "response.in_progress" -> assertThat(event.at("/response/output")).isEmpty();
            case "response.output_item.added" -> added(event);
            case "response.output_item.done" -> done(event);
            case "response.completed", "response.incomplete", "response.failed" -> end(event);
            case "error" -> assertThat(event.path("error").path("message").asText()).isNotEmpty();
            default -> inner(type, event);
        }
    }

    private void added(ObjectNode event) {
        assertThat(itemOpen).as("one item at a time").isFalse();
        assertThat(event.path("output_index").asInt(-1)).isEqualTo(items.size());
        items.add((ObjectNode) event.path("item").deepCopy());
        itemOpen = true;
    }

    private ObjectNode item(ObjectNode event) {
        assertThat(itemOpen).isTrue();
        assertThat(event.path("output_index").asInt(-1)).isEqualTo(items.size() - 1);
        return items.getLast();
    }

    private void done(ObjectNode event) {
        var item = item(event);
        var whole = event.path("item");
        assertThat(whole.path("id")).isEqualTo(item.path("id"));
        for (var grown : new String[] {"content", "summary", "arguments", "input"}) {
            if (item.has(grown) && !item.path("type").asText().equals("tool_search_call")) {
                assertThat(item.path(grown)).as("deltas of " + grown).isEqualTo(whole.path(grown));
            }
        }
        items.set(items.size() - 1, (ObjectNode) whole);
        itemOpen = false;
    }

    private void end(ObjectNode event) {
        assertThat(itemOpen).isFalse();
        assertThat(event.at("/response/output")).containsExactlyElementsOf(items);
        var status = event.path("type").asText().substring("response.".length());
        assertThat(event.at("/response/status").asText()).isEqualTo(status);
        ended = true;
    }

    private void inner(String type, ObjectNode event) {
        var item = item(event);
        assertThat(event.path("item_id")).isEqualTo(item.path("id"));
        switch (type) {
            case "response.content_part.added" -> add(item, "content", event.path("content_index"), event.path("part"));
            case "response.reasoning_summary_part.added" ->
                    add(item, "summary", event.path("summary_index"), event.path("part"));
            case "response.output_text.delta" -> {
                grow(part(item, event), "text", event);
                part(item, event).withArrayProperty("logprobs").addAll(copy(event.path("logprobs")));
            }
            case "response.refusal.delta" -> grow(part(item, event), "refusal", event);
            case "response.reasoning_summary_text.delta" ->
                    grow((ObjectNode) item.path("summary").get(event.path("summary_index").asInt()), "text", event);
            case "response.function_call_arguments.delta" -> grow(item, "arguments", event);
            case "response.custom_tool_call_input.delta" -> grow(item, "input", event);
            case "response.output_text.annotation.added" ->
                    part(item, event).withArrayProperty("annotations").add(event.path("annotation"));
            default -> same(type, item, event);
        }
    }

    private static List<JsonNode> copy(JsonNode array) {
        var elements = new ArrayList<JsonNode>();
        array.forEach(elements::add);
        return elements;
    }

    private static void add(ObjectNode item, String list, JsonNode index, JsonNode part) {
        var parts = item.withArrayProperty(list);
        assertThat(index.asInt(-1)).isEqualTo(parts.size());
        parts.add(part.deepCopy());
    }

    private static ObjectNode part(ObjectNode item, ObjectNode event) {
        assertThat(event.path("content_index").asInt(-1)).isEqualTo(item.path("content").size() - 1);
        return (ObjectNode) item.path("content").get(event.path("content_index").asInt());
    }

    private static void grow(ObjectNode what, String member, ObjectNode event) {
        what.put(member, what.path(member).asText() + event.path("delta").asText());
    }

    private static void same(String type, ObjectNode item, ObjectNode event) {
        switch (type) {
            case "response.output_text.done" ->
                    assertThat(event.path("text")).isEqualTo(part(item, event).path("text"));
            case "response.refusal.done" ->
                    assertThat(event.path("refusal")).isEqualTo(part(item, event).path("refusal"));
            case "response.content_part.done" -> assertThat(event.path("part")).isEqualTo(part(item, event));
            case "response.function_call_arguments.done" ->
                    assertThat(event.path("arguments")).isEqualTo(item.path("arguments"));
            case "response.custom_tool_call_input.done" ->
                    assertThat(event.path("input")).isEqualTo(item.path("input"));
            case "response.reasoning_summary_text.done",
                    "response.reasoning_summary_part.done",
                    "response.image_generation_call.in_progress",
                    "response.image_generation_call.completed" -> {}
            default -> throw new AssertionError("unknown event: " + type);
        }
    }
}
