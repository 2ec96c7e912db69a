package io.torouter.simulator.openai;

import static io.torouter.simulator.openai.ResponsesGrammar.event;

import io.torouter.simulator.exchange.Frame;
import io.torouter.simulator.exchange.Frame.Part;
import io.torouter.simulator.generation.Generated;
import io.torouter.simulator.reply.Called;
import io.torouter.simulator.reply.Said;
import io.torouter.simulator.reply.TokenText;
import io.torouter.simulator.reply.ToolCall;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The events of one streamed response: one message item with one part, or one item for each function call. */
record ResponseFrames(Generated generated, ResponseObject object) {
    /** Made while they are read. */
    Stream<Frame> frames() {
        return Stream.concat(opening(), Stream.concat(body(), closing()));
    }

    private Stream<Frame> opening() {
        return Stream.of("response.created", "response.in_progress")
                .map(type -> event(Part.OPENING, type, JsonObject.of("response", object.inProgress())));
    }

    private Stream<Frame> closing() {
        var type = object.isIncomplete() ? "response.incomplete" : "response.completed";
        return Stream.of(event(Part.CLOSING, type, JsonObject.of("response", object.ended())));
    }

    private Stream<Frame> body() {
        return switch (generated.reply()) {
            case Said(var text, _, _) -> message(text);
            case Called(var calls) -> IntStream.range(0, calls.size()).boxed().flatMap(i -> call(i, calls.get(i)));
        };
    }

    private Stream<Frame> message(TokenText text) {
        var added =
                Stream.of(
                        item("response.output_item.added", 0, object.message("in_progress", new JsonArray())),
                        part("response.content_part.added", ""));
        var deltas =
                IntStream.range(0, text.count())
                        .mapToObj(i ->
                                event(
                                        Part.TOKEN,
                                        "response.output_text.delta",
                                        inPart().put("delta", text.token(i)).put("logprobs", new JsonArray())));
        return Stream.concat(added, Stream.concat(deltas, messageDone(text.text())));
    }

    private Stream<Frame> messageDone(String text) {
        var status = object.isIncomplete() ? "incomplete" : "completed";
        return Stream.of(
                event(
                        Part.STRUCTURE,
                        "response.output_text.done",
                        inPart().put("logprobs", new JsonArray()).put("text", text)),
                part("response.content_part.done", text),
                item(
                        "response.output_item.done",
                        0,
                        object.message(status, JsonArray.of(ResponseObject.textPart(text)))));
    }

    private Stream<Frame> call(int index, ToolCall call) {
        var arguments = call.arguments();
        var added = item("response.output_item.added", index, object.functionCall(index, call, "in_progress", ""));
        var deltas =
                IntStream.range(0, arguments.count())
                        .mapToObj(i ->
                                event(
                                        Part.TOKEN,
                                        "response.function_call_arguments.delta",
                                        inItem(index).put("delta", arguments.token(i))));
        var done =
                Stream.of(
                        event(
                                Part.STRUCTURE,
                                "response.function_call_arguments.done",
                                inItem(index).put("arguments", arguments.text()).put("name", call.name())),
                        item(
                                "response.output_item.done",
                                index,
                                object.functionCall(index, call, "completed", arguments.text())));
        return Stream.concat(Stream.of(added), Stream.concat(deltas, done));
    }

    private static Frame item(String type, int index, JsonObject item) {
        return event(Part.STRUCTURE, type, JsonObject.of("item", item, "output_index", index));
    }

    private Frame part(String type, String text) {
        return event(Part.STRUCTURE, type, inPart().put("part", ResponseObject.textPart(text)));
    }

    private JsonObject inPart() {
        return JsonObject.of("content_index", 0).mergeIn(inItem(0));
    }

    private JsonObject inItem(int index) {
        return JsonObject.of("item_id", object.itemId(index), "output_index", index);
    }
}
