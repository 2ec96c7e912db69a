package io.torouter.translation.responses;

import static io.torouter.translation.responses.OpenBlock.WHOLE_ITEM;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.canonical.Block;
import io.torouter.canonical.Delta;
import io.torouter.canonical.StreamEvent;
import io.torouter.canonical.StreamEvent.BlockDelta;
import io.torouter.canonical.StreamEvent.BlockEnd;
import io.torouter.canonical.StreamEvent.BlockStart;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The output so far: which blocks have begun, and what has been said of each. Immutable; most deltas change nothing.
 *
 * @param blocks in the order of their starts, those that came whole left out; the newest is asked for most
 * @param next number of the next block
 * @param called whether a tool of the client's was called
 * @param refused whether the model refused
 */
record OutputState(List<OpenBlock> blocks, int next, boolean called, boolean refused) {
    static final OutputState EMPTY = new OutputState(List.of(), 0, false, false);

    /** A state, and the block that was looked for in it. */
    private record Found(OutputState state, OpenBlock block) {}

    private @Nullable OpenBlock block(int output, int content) {
        for (int i = blocks.size() - 1; i >= 0; i--) {
            if (blocks.get(i).isAt(output, content)) {
                return blocks.get(i);
            }
        }
        return null;
    }

    private static int output(JsonNode data) {
        return data.path("output_index").asInt();
    }

    private static int content(JsonNode data) {
        return data.path("content_index").asInt();
    }

    /** The block in that place, begun if nobody has. */
    private Found found(int output, int content, Block head, Consumer<StreamEvent> out) {
        var known = block(output, content);
        if (known != null) {
            return new Found(this, known);
        }
        var begun = new OpenBlock(output, content, next);
        out.accept(new BlockStart(0, next, head));
        var more = new ArrayList<>(blocks);
        more.add(begun);
        boolean calls = head instanceof Block.CallBlock;
        boolean refuses = head instanceof Block.RefusalBlock;
        return new Found(new OutputState(more, next + 1, called || calls, refused || refuses), begun);
    }

    private OutputState with(OpenBlock changed) {
        var others = new ArrayList<>(blocks);
        others.replaceAll(block -> block.number() == changed.number() ? changed : block);
        return new OutputState(others, next, called, refused);
    }

    private static void say(OpenBlock block, Delta delta, Consumer<StreamEvent> out) {
        out.accept(new BlockDelta(0, block.number(), delta));
    }

    private static OutputState written(Found found, String text, Consumer<StreamEvent> out) {
        if (text.isEmpty() || found.block().over()) {
            return found.state();
        }
        say(found.block(), new Delta.Written(text), out);
        return found.block().grown() ? found.state() : found.state().with(found.block().withGrown());
    }

    OutputState text(JsonNode data, Consumer<StreamEvent> out) {
        var found = found(output(data), content(data), new Block.TextBlock(), out);
        var state = written(found, data.path("delta").asText(), out);
        var logprobs = data.path("logprobs");
        return logprobs.isEmpty()
                ? state
                : state.weighed(found.block().output(), found.block().content(), logprobs, out);
    }

    private OutputState weighed(int output, int content, JsonNode logprobs, Consumer<StreamEvent> out) {
        var block = block(output, content);
        if (block == null || block.over()) {
            return this;
        }
        say(block, new Delta.Logprobs(Logprobs.read(logprobs)), out);
        return block.weighed() ? this : with(block.withWeighed());
    }

    OutputState refusal(JsonNode data, Consumer<StreamEvent> out) {
        var found = found(output(data), content(data), new Block.RefusalBlock(), out);
        return written(found, data.path("delta").asText(), out);
    }

    /** All of a text or a refusal, which is said if none of it was. */
    OutputState textDone(JsonNode data, Block head, String all, Consumer<StreamEvent> out) {
        var found = found(output(data), content(data), head, out);
        return found.block().grown() ? found.state() : written(found, all, out);
    }

    OutputState reasoningDone(JsonNode data, String all, Consumer<StreamEvent> out) {
        var known = block(output(data), WHOLE_ITEM);
        return known != null && known.grown() ? this : reasoning(data, all, out);
    }

    OutputState annotation(JsonNode data, Consumer<StreamEvent> out) {
        var found = found(output(data), content(data), new Block.TextBlock(), out);
        var block = found.block();
        if (!(data.path("annotation") instanceof ObjectNode annotation) || block.over()) {
            return found.state();
        }
        say(block, new Delta.Cited(Annotations.read(annotation)), out);
        return block.cited() ? found.state() : found.state().with(block.withCited());
    }

    OutputState reasoning(JsonNode data, String text, Consumer<StreamEvent> out) {
        return written(thought(output(data), data.path("item_id").asText(null), out), text, out);
    }

    private Found thought(int output, @Nullable String id, Consumer<StreamEvent> out) {
        return found(output, WHOLE_ITEM, new Block.ThoughtBlock(id), out);
    }

    /**
     * @param grows whether the text is the next of its part, and not all of it
     */
    OutputState summary(JsonNode data, String text, boolean grows, Consumer<StreamEvent> out) {
        int part = data.path("summary_index").asInt();
        var known = block(output(data), WHOLE_ITEM);
        boolean said = known != null && known.summaries() > part;
        if (text.isEmpty() || (said && !grows)) {
            return this;
        }
        var found = thought(output(data), data.path("item_id").asText(null), out);
        say(found.block(), new Delta.Summarised(part, text), out);
        return said ? found.state() : found.state().with(found.block().withSummaries(part + 1));
    }

    /** A call that nobody announced is said when its item is done. */
    OutputState arguments(JsonNode data, Consumer<StreamEvent> out) {
        var known = block(output(data), WHOLE_ITEM);
        return known == null ? this : written(new Found(this, known), data.path("delta").asText(), out);
    }

    OutputState argumentsDone(JsonNode data, String all, Consumer<StreamEvent> out) {
        var known = block(output(data), WHOLE_ITEM);
        return known == null || known.grown() ? this : written(new Found(this, known), all, out);
    }

    /** Only calls begin here: a message begins with its parts, and reasoning that is not shown never. */
    OutputState itemAdded(JsonNode data, Consumer<StreamEvent> out) {
        var item = data.path("item");
        var head = ItemFill.call(item);
        return head == null ? this : found(output(data), WHOLE_ITEM, head, out).state();
    }

    OutputState partAdded(JsonNode data, Consumer<StreamEvent> out) {
        var head = ItemFill.part(data.path("part"));
        return head == null ? this : found(output(data), content(data), head, out).state();
    }

    OutputState partDone(JsonNode data, Consumer<StreamEvent> out) {
        return part(output(data), content(data), data.path("part"), out);
    }

    /** Says what is missing of a part of a message, and ends it. */
    private OutputState part(int output, int content, JsonNode part, Consumer<StreamEvent> out) {
        var head = ItemFill.part(part);
        if (head == null) {
            return this;
        }
        var found = found(output, content, head, out);
        if (found.block().over()) {
            return this;
        }
        ItemFill.part(found.block(), part, delta -> say(found.block(), delta, out));
        return found.state().over(found.block(), out);
    }

    private OutputState over(OpenBlock block, Consumer<StreamEvent> out) {
        out.accept(new BlockEnd(0, block.number()));
        return with(block.withOver());
    }

    OutputState itemDone(int output, JsonNode item, Consumer<StreamEvent> out) {
        if (!(item instanceof ObjectNode object)) {
            return this;
        }
        var filled =
                switch (item.path("type").asText()) {
                    case "message" -> message(output, item.path("content"), out);
                    case "reasoning" -> thoughtDone(output, object, out);
                    case "function_call", "custom_tool_call", "tool_search_call" -> callDone(output, object, out);
                    default -> whole(object, out);
                };
        return filled.closed(output, out);
    }

    private OutputState message(int output, JsonNode content, Consumer<StreamEvent> out) {
        var state = this;
        for (int i = 0; i < content.size(); i++) {
            state = state.part(output, i, content.get(i), out);
        }
        return state;
    }

    private OutputState thoughtDone(int output, ObjectNode item, Consumer<StreamEvent> out) {
        var parts = OutputReader.read(item);
        if (parts.isEmpty()) {
            return this;
        }
        var found = thought(output, item.path("id").asText(null), out);
        if (found.block().over()) {
            return this;
        }
        ItemFill.thought(found.block(), parts.getFirst(), delta -> say(found.block(), delta, out));
        return found.state();
    }

    private OutputState callDone(int output, ObjectNode item, Consumer<StreamEvent> out) {
        var tool = OutputReader.tool(item);
        var head = tool == null ? null : ItemFill.call(tool, item);
        if (tool == null || head == null) {
            return whole(item, out);
        }
        var found = found(output, WHOLE_ITEM, head, out);
        if (found.block().grown()) {
            return found.state();
        }
        return written(found, OutputItems.arguments(tool, OutputReader.arguments(item)), out);
    }

    private OutputState whole(ObjectNode item, Consumer<StreamEvent> out) {
        int number = next;
        for (var part : OutputReader.read(item)) {
            out.accept(new BlockStart(0, number, new Block.WholeBlock(part)));
            out.accept(new BlockEnd(0, number));
            number++;
        }
        return new OutputState(blocks, number, called, refused);
    }

    /** Ends what is open of an item. */
    private OutputState closed(int output, Consumer<StreamEvent> out) {
        var state = this;
        for (var block : blocks) {
            if (block.output() == output && !block.over()) {
                state = state.over(block, out);
            }
        }
        return state;
    }

    /**
     * The answer is done.
     *
     * @param items all of the output, which is said if none of it was
     */
    OutputState finished(JsonNode items, Consumer<StreamEvent> out) {
        var state = this;
        if (next == 0) {
            for (int i = 0; i < items.size(); i++) {
                state = state.itemDone(i, items.get(i), out);
            }
        }
        for (var block : state.blocks) {
            state = state.closed(block.output(), out);
        }
        return state;
    }
}
