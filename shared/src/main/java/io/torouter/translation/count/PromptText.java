package io.torouter.translation.count;

import com.fasterxml.jackson.databind.JsonNode;

import io.torouter.canonical.CustomTool;
import io.torouter.canonical.FunctionTool;
import io.torouter.canonical.GenerationRequest;
import io.torouter.canonical.Media;
import io.torouter.canonical.OutputFormat;
import io.torouter.canonical.Part;
import io.torouter.canonical.Refusal;
import io.torouter.canonical.Role;
import io.torouter.canonical.Seal;
import io.torouter.canonical.ServerTool;
import io.torouter.canonical.StructuredData;
import io.torouter.canonical.Text;
import io.torouter.canonical.Thought;
import io.torouter.canonical.ToolCall;
import io.torouter.canonical.ToolDefinition;
import io.torouter.canonical.ToolResult;
import io.torouter.canonical.Turn;
import io.torouter.canonical.VendorPart;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What a model reads of a request: texts, and tokens of all that is no text.
 *
 * <p>Every turn has a few tokens around it and the answer begins with {@value #ANSWER} (<a
 * href="https://github.com/openai/openai-cookbook/blob/main/examples/How_to_count_tokens_with_tiktoken.ipynb">OpenAI's
 * rule</a>, read 2026-11-24). A tool, a call and a result have {@value #TOOL} around them. Reasoning counts only behind
 * the user's last words: vendors leave out what is older.
 */
final class PromptText {
    private static final int ANSWER = 3;
    private static final int TOOL = 8;

    private final Family family;
    private final Function<Media, MediaTokens> weighing;
    private final List<String> texts = new ArrayList<>();
    private long flat = ANSWER;

    private PromptText(Family family, Function<Media, MediaTokens> weighing) {
        this.family = family;
        this.weighing = weighing;
    }

    static PromptText of(GenerationRequest request, Family family) {
        return read(request, new PromptText(family, media -> MediaTokens.of(media, family)));
    }

    /** The same, but for what would have to be looked into: files are weighed by their lengths alone. */
    static PromptText atAGlance(GenerationRequest request, Family family) {
        return read(request, new PromptText(family, media -> MediaTokens.atAGlance(media, family)));
    }

    private static PromptText read(GenerationRequest request, PromptText prompt) {
        prompt.turns(request.turns());
        prompt.tools(request.tools().definitions());
        prompt.format(request.format());
        return prompt;
    }

    List<String> texts() {
        return texts;
    }

    /** Tokens that are no text, in the family's own. */
    long flat() {
        return flat;
    }

    private void turns(List<Turn> turns) {
        int lastWords = lastWords(turns);
        for (int i = 0; i < turns.size(); i++) {
            flat += family.turn();
            boolean thinks = i > lastWords;
            turns.get(i).parts().forEach(part -> part(part, thinks));
        }
    }

    private static int lastWords(List<Turn> turns) {
        int last = turns.size() - 1;
        while (last >= 0 && !isWords(turns.get(last))) {
            last--;
        }
        return last;
    }

    private static boolean isWords(Turn turn) {
        return turn.role() == Role.USER && !turn.parts().stream().allMatch(ToolResult.class::isInstance);
    }

    private void part(Part part, boolean thinks) {
        switch (part) {
            case Text text -> {
                texts.add(text.text());
                seal(text.seal(), thinks);
            }
            case Refusal refusal -> texts.add(refusal.text());
            case StructuredData data -> texts.add(data.json().toString());
            case VendorPart vendor -> texts.add(vendor.json().toString());
            case Media media -> media(media, thinks);
            case ToolCall call -> {
                flat += TOOL;
                texts.add(call.tool().name());
                texts.add(call.arguments());
                seal(call.seal(), thinks);
            }
            case ToolResult result -> {
                flat += TOOL;
                result.content().forEach(each -> part(each, thinks));
            }
            case Thought thought -> {
                if (thinks) {
                    texts.add(thought.shown());
                }
                seal(thought.seal(), thinks);
            }
        }
    }

    /** A vendor opens what it sealed, and reads it again. */
    private void seal(@Nullable Seal seal, boolean thinks) {
        if (seal != null && thinks && family.sealPerToken() > 0) {
            flat += seal.value().length() / family.sealPerToken();
        }
    }

    private void media(Media media, boolean thinks) {
        switch (weighing.apply(media)) {
            case MediaTokens.Flat(long tokens) -> flat += tokens;
            case MediaTokens.Words(var text) -> texts.add(text);
            case MediaTokens.Inside(var parts) -> parts.forEach(part -> part(part, thinks));
        }
    }

    private void tools(List<ToolDefinition> tools) {
        if (!tools.isEmpty()) {
            flat += family.toolPreamble();
        }
        tools.forEach(this::tool);
    }

    private void tool(ToolDefinition tool) {
        flat += TOOL;
        switch (tool) {
            case FunctionTool function -> {
                named(function.name(), function.description());
                schema(function.parameters());
            }
            case CustomTool custom -> {
                named(custom.name(), custom.description());
                if (custom.grammar() != null) {
                    texts.add(custom.grammar().definition());
                }
            }
            case ServerTool server -> texts.add(server.json().toString());
        }
    }

    private void named(String name, @Nullable String description) {
        texts.add(name);
        if (description != null) {
            texts.add(description);
        }
    }

    private void schema(@Nullable JsonNode schema) {
        if (schema == null) {
            return;
        }
        if (family.showsTypes()) {
            var shown = SchemaText.of(schema);
            texts.addAll(shown.texts());
            flat += shown.flat();
        } else {
            texts.add(schema.toString());
        }
    }

    private void format(@Nullable OutputFormat format) {
        if (format instanceof OutputFormat.JsonSchema(_, _, var json, _) && family.showsFormat()) {
            flat += family.formatPreamble();
            schema(json);
        }
    }
}
