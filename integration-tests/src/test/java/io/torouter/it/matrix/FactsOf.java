package io.torouter.it.matrix;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;

import io.torouter.dialect.Dialect;
import io.torouter.it.matrix.Facts.Call;
import io.torouter.it.matrix.Facts.Counts;
import io.torouter.it.matrix.Facts.Ending;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Reads facts out of a whole answer; only the first of several candidates is looked at. */
final class FactsOf {
    private FactsOf() {}

    static Facts whole(Dialect dialect, JsonNode answer) {
        return switch (dialect) {
            case OPENAI_CHAT -> chat(answer);
            case OPENAI_RESPONSES -> responses(answer);
            case ANTHROPIC_MESSAGES -> anthropic(answer);
            case GEMINI_GENERATE -> gemini(answer);
        };
    }

    private static Facts chat(JsonNode answer) {
        var choice = answer.path("choices").path(0);
        var message = choice.path("message");
        var calls = new ArrayList<Call>();
        for (var call : message.path("tool_calls")) {
            var function = call.path("function");
            calls.add(
                    function.isObject()
                            ? new Call(function.path("name").asText(), parsed(function.path("arguments")))
                            : new Call(call.at("/custom/name").asText(), call.at("/custom/input")));
        }
        var older = message.path("function_call");
        if (older.isObject()) {
            calls.add(new Call(older.path("name").asText(), parsed(older.path("arguments"))));
        }
        var refusal = text(message.path("refusal"));
        var text = text(message.path("content")) + refusal;
        var finish = refusal.isEmpty() ? choice.path("finish_reason").asText() : "refusal";
        return new Facts(text, calls, ending(calls, finish), chatCounts(answer.path("usage")));
    }

    /** Null is no text. */
    private static String text(JsonNode text) {
        return text.isTextual() ? text.textValue() : "";
    }

    private static Counts chatCounts(JsonNode usage) {
        if (!usage.isObject()) {
            return Counts.UNKNOWN;
        }
        long input = usage.path("prompt_tokens").asLong();
        // Some hosts leave reasoning out of the completion, but not out of the total.
        long output = Math.max(usage.path("completion_tokens").asLong(), usage.path("total_tokens").asLong() - input);
        return counts(input, usage.at("/prompt_tokens_details/cached_tokens"), output);
    }

    private static Counts counts(long input, JsonNode cached, long output) {
        return new Counts(input, Math.min(input, cached.asLong(0)), output);
    }

    private static Facts responses(JsonNode answer) {
        var text = new StringBuilder();
        var calls = new ArrayList<Call>();
        for (var item : answer.path("output")) {
            switch (item.path("type").asText()) {
                case "message" ->
                        item.path("content")
                                .forEach(part -> text.append(text(part.path("text")) + text(part.path("refusal"))));
                case "function_call" -> calls.add(new Call(item.path("name").asText(), parsed(item.path("arguments"))));
                case "custom_tool_call" -> calls.add(new Call(item.path("name").asText(), item.path("input")));
                default -> {}
            }
        }
        var usage = answer.path("usage");
        var counts =
                usage.isObject()
                        ? counts(
                                usage.path("input_tokens").asLong(),
                                usage.at("/input_tokens_details/cached_tokens"),
                                usage.path("output_tokens").asLong())
                        : Counts.UNKNOWN;
        boolean refused = answer.path("output").findValue("refusal") != null;
        var reason = refused ? "refusal" : answer.at("/incomplete_details/reason").asText();
        return new Facts(text.toString(), calls, ending(calls, reason), counts);
    }

    private static Facts anthropic(JsonNode answer) {
        var text = new StringBuilder();
        var calls = new ArrayList<Call>();
        for (var block : answer.path("content")) {
            switch (block.path("type").asText()) {
                case "text" -> text.append(text(block.path("text")));
                case "tool_use" -> calls.add(new Call(block.path("name").asText(), block.path("input")));
                default -> {}
            }
        }
        text.append(text(answer.at("/stop_details/explanation")));
        var usage = answer.path("usage");
        long cached = usage.path("cache_read_input_tokens").asLong(0);
        long input = usage.path("input_tokens").asLong() + cached + usage.path("cache_creation_input_tokens").asLong(0);
        return new Facts(
                text.toString(),
                calls,
                ending(calls, answer.path("stop_reason").asText()),
                new Counts(input, cached, usage.path("output_tokens").asLong()));
    }

    private static Facts gemini(JsonNode answer) {
        var candidate = answer.path("candidates").path(0);
        var text = new StringBuilder();
        var calls = new ArrayList<Call>();
        for (var part : candidate.path("content").path("parts")) {
            if (part.has("text") && !part.path("thought").asBoolean(false)) {
                text.append(text(part.path("text")));
            }
            if (part.has("functionCall")) {
                var call = part.path("functionCall");
                var args = call.path("args");
                calls.add(new Call(call.path("name").asText(), args.isObject() ? args : Exchange.json("{}")));
            }
        }
        var blocked = answer.at("/promptFeedback/blockReason").asText();
        var finish = blocked.isEmpty() ? candidate.path("finishReason").asText() : blocked;
        return new Facts(text.toString(), calls, ending(calls, finish), geminiCounts(answer.path("usageMetadata")));
    }

    private static Counts geminiCounts(JsonNode usage) {
        if (!usage.isObject()) {
            return Counts.UNKNOWN;
        }
        long input = usage.path("promptTokenCount").asLong() + usage.path("toolUsePromptTokenCount").asLong();
        long output = usage.path("candidatesTokenCount").asLong() + usage.path("thoughtsTokenCount").asLong();
        return counts(input, usage.path("cachedContentTokenCount"), output);
    }

    /** Whoever calls tools wants them run, whatever the word for its end. */
    private static Ending ending(List<Call> calls, String word) {
        return switch (word) {
            case "length", "max_output_tokens", "max_tokens", "MAX_TOKENS", "model_context_window_exceeded" ->
                    Ending.LENGTH;
            case "content_filter",
                    "refusal",
                    "SAFETY",
                    "RECITATION",
                    "BLOCKLIST",
                    "PROHIBITED_CONTENT",
                    "SPII",
                    "IMAGE_SAFETY" ->
                    Ending.FILTERED;
            default -> calls.isEmpty() ? Ending.STOP : Ending.TOOLS;
        };
    }

    private static JsonNode parsed(JsonNode arguments) {
        try {
            var text = arguments.asText();
            return text.isBlank() ? Exchange.json("{}") : Exchange.json(text);
        } catch (UncheckedIOException _) {
            return new TextNode(arguments.asText());
        }
    }
}
