package io.torouter.translation.count;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.dialect.Dialect;
import io.torouter.dialect.Operation;
import io.torouter.translation.Members;
import io.torouter.translation.Untranslatable;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/** What the operations that count tokens are asked and answer, in each dialect. */
public final class CountMessages {
    /** Parameters of {@code MessageCountTokensParams} in Anthropic's SDK 1.11.0; it answers 400 to others. */
    private static final Set<String> ANTHROPIC =
            Set.of("cache_control", "messages", "model", "output_config", "system", "thinking", "tool_choice", "tools");

    /** Parameters of {@code TokenCountsBody} in OpenAI's OpenAPI 2.3.0; it answers 400 to others. */
    private static final Set<String> RESPONSES =
            Set.of(
                    "conversation",
                    "input",
                    "instructions",
                    "model",
                    "parallel_tool_calls",
                    "previous_response_id",
                    "reasoning",
                    "text",
                    "tool_choice",
                    "tools",
                    "truncation");

    private CountMessages() {}

    /** The operation by which upstreams of a dialect count; null where they do not. */
    public static @Nullable Operation operation(Dialect upstream) {
        return switch (upstream) {
            case OPENAI_CHAT -> null;
            case OPENAI_RESPONSES -> Operation.RESPONSES_INPUT_TOKENS;
            case ANTHROPIC_MESSAGES -> Operation.MESSAGES_COUNT_TOKENS;
            case GEMINI_GENERATE -> Operation.COUNT_TOKENS;
        };
    }

    /** The request whose tokens a client wants counted, for the half of its dialect. */
    public static ObjectNode prompt(Dialect client, ObjectNode body) {
        return client == Dialect.GEMINI_GENERATE && body.get("generateContentRequest") instanceof ObjectNode inner
                ? inner.deepCopy().without("model")
                : body;
    }

    /**
     * What an upstream is asked.
     *
     * @param request as the half of its dialect wrote it; is changed
     * @param model the upstream's id
     */
    public static ObjectNode question(Dialect upstream, ObjectNode request, String model) {
        return switch (upstream) {
            case OPENAI_CHAT -> throw new IllegalArgumentException("no such upstream counts tokens");
            case OPENAI_RESPONSES -> request.retain(RESPONSES);
            case ANTHROPIC_MESSAGES -> request.retain(ANTHROPIC);
            case GEMINI_GENERATE -> {
                var inner = JsonNodeFactory.instance.objectNode().put("model", "");
                inner.setAll(request);
                inner.put("model", "models/" + model);
                yield JsonNodeFactory.instance.objectNode().set("generateContentRequest", inner);
            }
        };
    }

    /**
     * Reads what an upstream counted.
     *
     * @throws Untranslatable where it says no number
     */
    public static long counted(Dialect upstream, ObjectNode answer) {
        var field = upstream == Dialect.GEMINI_GENERATE ? "totalTokens" : "input_tokens";
        var tokens = new Members(answer, "").whole(field);
        if (tokens == null) {
            throw Untranslatable.malformed("the upstream's count has no " + field);
        }
        return tokens;
    }

    /** What a client is answered. */
    public static ObjectNode answer(Dialect client, long tokens) {
        var answer = JsonNodeFactory.instance.objectNode();
        return switch (client) {
            case OPENAI_CHAT, OPENAI_RESPONSES ->
                    answer.put("object", "response.input_tokens").put("input_tokens", tokens);
            case ANTHROPIC_MESSAGES -> answer.put("input_tokens", tokens);
            case GEMINI_GENERATE -> answer.put("totalTokens", tokens);
        };
    }
}
