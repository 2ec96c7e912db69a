package io.torouter.translation.responses;

import com.fasterxml.jackson.databind.JsonNode;

import io.torouter.canonical.Block;
import io.torouter.canonical.Delta;
import io.torouter.canonical.Part;
import io.torouter.canonical.Thought;
import io.torouter.canonical.ToolRef;

import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;

/** What an item or a part begins as, and what of it has not been said when it is done. */
final class ItemFill {
    private ItemFill() {}

    /** Null for what is no call of a client's tool, or does not yet say which. */
    static Block.@Nullable CallBlock call(JsonNode item) {
        var tool = OutputReader.tool(item);
        return tool == null || item.path("type").asText().equals("tool_search_call") ? null : call(tool, item);
    }

    static Block.@Nullable CallBlock call(ToolRef tool, JsonNode item) {
        var id = item.path("call_id").asText("");
        return id.isEmpty() || tool.name().isEmpty() ? null : new Block.CallBlock(id, tool, null);
    }

    /** Null for what is no part of a message. */
    static @Nullable Block part(JsonNode part) {
        return switch (part.path("type").asText()) {
            case "output_text", "text" -> new Block.TextBlock();
            case "refusal" -> new Block.RefusalBlock();
            default -> null;
        };
    }

    static void part(OpenBlock block, JsonNode part, Consumer<Delta> say) {
        var text = part.path("type").asText().equals("refusal") ? part.path("refusal") : part.path("text");
        if (!block.grown() && !text.asText().isEmpty()) {
            say.accept(new Delta.Written(text.asText()));
        }
        if (!block.weighed() && !part.path("logprobs").isEmpty()) {
            say.accept(new Delta.Logprobs(Logprobs.read(part.path("logprobs"))));
        }
        if (!block.cited()) {
            Annotations.read(part.path("annotations")).forEach(citation -> say.accept(new Delta.Cited(citation)));
        }
    }

    static void thought(OpenBlock block, Part part, Consumer<Delta> say) {
        if (!(part instanceof Thought thought)) {
            return;
        }
        for (int i = block.summaries(); i < thought.summary().size(); i++) {
            say.accept(new Delta.Summarised(i, thought.summary().get(i)));
        }
        if (!block.grown() && !thought.text().isEmpty()) {
            say.accept(new Delta.Written(thought.text()));
        }
        if (thought.seal() != null) {
            say.accept(new Delta.Sealed(thought.seal()));
        }
    }
}
