package io.torouter.it.loop;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The stream of a response. */
final class ResponsesEvents {
    private final ObjectNode response;
    private final Sse sse = new Sse();
    private int number;

    ResponsesEvents(ObjectNode response) {
        this.response = response;
    }

    String body() {
        var begun = response.deepCopy().put("status", "in_progress").putNull("usage");
        begun.putArray("output");
        send(Json.typed("response.created").set("response", begun));
        send(Json.typed("response.in_progress").set("response", begun));
        for (int i = 0; i < response.path("output").size(); i++) {
            item(i, (ObjectNode) response.path("output").get(i));
        }
        send(Json.typed("response.completed").set("response", response));
        return sse.toString();
    }

    private void send(ObjectNode event) {
        sse.named(event.put("sequence_number", number++));
    }

    private void item(int index, ObjectNode item) {
        var begun = item.deepCopy();
        switch (item.path("type").asText()) {
            case "reasoning" -> {
                begun.putArray("summary");
                begun.remove("encrypted_content");
            }
            case "message" -> begun.put("status", "in_progress").putArray("content");
            default -> begun.put("status", "in_progress").put("arguments", "");
        }
        send(Json.typed("response.output_item.added").put("output_index", index).set("item", begun));
        switch (item.path("type").asText()) {
            case "reasoning" -> summary(index, item);
            case "message" -> text(index, item);
            default -> arguments(index, item);
        }
        send(Json.typed("response.output_item.done").put("output_index", index).set("item", item));
    }

    private ObjectNode in(String type, int index, ObjectNode item) {
        return Json.typed("response." + type).put("output_index", index).put("item_id", item.path("id").asText());
    }

    private void summary(int index, ObjectNode item) {
        for (int i = 0; i < item.path("summary").size(); i++) {
            int at = i;
            var part = (ObjectNode) item.path("summary").get(i);
            var text = part.path("text").asText();
            var empty = part.deepCopy().put("text", "");
            send(in("reasoning_summary_part.added", index, item).put("summary_index", at).set("part", empty));
            Json.pieces(text)
                    .forEach(piece ->
                            send(
                                    in("reasoning_summary_text.delta", index, item)
                                            .put("summary_index", at)
                                            .put("delta", piece)));
            send(in("reasoning_summary_text.done", index, item).put("summary_index", at).put("text", text));
            send(in("reasoning_summary_part.done", index, item).put("summary_index", at).set("part", part));
        }
    }

    private void text(int index, ObjectNode item) {
        var part = (ObjectNode) item.path("content").get(0);
        var text = part.path("text").asText();
        var empty = part.deepCopy().put("text", "");
        send(in("content_part.added", index, item).put("content_index", 0).set("part", empty));
        for (var piece : Json.pieces(text)) {
            var delta = in("output_text.delta", index, item).put("content_index", 0).put("delta", piece);
            delta.putArray("logprobs");
            send(delta);
        }
        var done = in("output_text.done", index, item).put("content_index", 0).put("text", text);
        done.putArray("logprobs");
        send(done);
        send(in("content_part.done", index, item).put("content_index", 0).set("part", part));
    }

    private void arguments(int index, ObjectNode item) {
        var all = item.path("arguments").asText();
        Json.pieces(all).forEach(piece -> send(in("function_call_arguments.delta", index, item).put("delta", piece)));
        send(
                in("function_call_arguments.done", index, item)
                        .put("arguments", all)
                        .put("name", item.path("name").asText()));
    }
}
