package io.torouter.it.translation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.torouter.dialect.Dialect;
import io.torouter.grammar.Rules;
import io.torouter.grammar.StreamChecker;

import java.util.ArrayList;
import java.util.List;

/**
 * What a client makes of an answer.
 *
 * @param tool name and arguments of the call; empty for none
 * @param violations of the dialect's grammar; empty for a whole answer
 */
record Told(String text, String tool, long inputTokens, long outputTokens, List<String> violations) {
    private static final JsonMapper JSON = new JsonMapper();

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + text, e);
        }
    }

    static Told whole(Dialect dialect, String body) {
        var reading = new Reading(dialect);
        reading.document(json(body));
        return reading.told(List.of());
    }

    static Told stream(Dialect dialect, String body) {
        var reading = new Reading(dialect);
        var violations = new ArrayList<String>();
        var checker = StreamChecker.of(dialect, Rules.OURS);
        for (var block : body.split("\r?\n\r?\n", -1)) {
            checker = step(checker, block, reading, violations);
        }
        checker.end(violations::add);
        return reading.told(violations);
    }

    private static StreamChecker step(StreamChecker checker, String block, Reading reading, List<String> violations) {
        var name = "";
        var data = "";
        for (var line : block.split("\r?\n", -1)) {
            name = line.startsWith("event: ") ? line.substring(7) : name;
            data = line.startsWith("data: ") ? line.substring(6) : data;
        }
        if (data.isEmpty()) {
            return checker;
        }
        if (data.equals("[DONE]")) {
            return checker.done(violations::add);
        }
        var json = json(data);
        reading.event(json);
        return checker.step(name, json, violations::add);
    }

    /** Gathers what stands in documents and events of one dialect. */
    private static final class Reading {
        private final Dialect dialect;
        private final StringBuilder text = new StringBuilder();
        private final StringBuilder name = new StringBuilder();
        private final StringBuilder arguments = new StringBuilder();
        private long input;
        private long output;

        Reading(Dialect dialect) {
            this.dialect = dialect;
        }

        Told told(List<String> violations) {
            var tool = name.isEmpty() ? "" : name + " " + json(arguments.toString());
            return new Told(text.toString(), tool, input, output, List.copyOf(violations));
        }

        void document(JsonNode json) {
            switch (dialect) {
                case OPENAI_CHAT -> {
                    chat(json.at("/choices/0/message"));
                    usage(json.path("usage"), "prompt_tokens", "completion_tokens");
                }
                case OPENAI_RESPONSES -> response(json);
                case ANTHROPIC_MESSAGES -> {
                    json.path("content").forEach(this::block);
                    usage(json.path("usage"), "input_tokens", "output_tokens");
                }
                case GEMINI_GENERATE -> gemini(json);
            }
        }

        void event(JsonNode json) {
            switch (dialect) {
                case OPENAI_CHAT -> {
                    chat(json.at("/choices/0/delta"));
                    usage(json.path("usage"), "prompt_tokens", "completion_tokens");
                }
                case OPENAI_RESPONSES -> {
                    if (json.path("type").asText().equals("response.output_text.delta")) {
                        text.append(json.path("delta").asText());
                    } else if (json.path("type").asText().equals("response.completed")) {
                        int known = text.length();
                        response(json.path("response"));
                        text.setLength(known);
                    }
                }
                case ANTHROPIC_MESSAGES -> anthropic(json);
                case GEMINI_GENERATE -> gemini(json);
            }
        }

        private void usage(JsonNode usage, String in, String out) {
            input = Math.max(input, usage.path(in).asLong());
            output = Math.max(output, usage.path(out).asLong());
        }

        private void chat(JsonNode message) {
            text.append(message.path("content").asText(""));
            var function = message.at("/tool_calls/0/function");
            name.append(function.path("name").asText(""));
            arguments.append(function.path("arguments").asText(""));
        }

        private void response(JsonNode response) {
            for (var item : response.path("output")) {
                item.path("content").forEach(part -> text.append(part.path("text").asText("")));
                if (item.path("type").asText().equals("function_call")) {
                    name.append(item.path("name").asText());
                    arguments.append(item.path("arguments").asText());
                }
            }
            usage(response.path("usage"), "input_tokens", "output_tokens");
        }

        private void block(JsonNode block) {
            text.append(block.path("text").asText(""));
            if (block.path("type").asText().equals("tool_use")) {
                name.append(block.path("name").asText());
                arguments.append(block.path("input").isEmpty() ? "" : block.path("input").toString());
            }
        }

        private void anthropic(JsonNode event) {
            block(event.path("content_block"));
            text.append(event.at("/delta/text").asText(""));
            arguments.append(event.at("/delta/partial_json").asText(""));
            usage(event.at("/message/usage"), "input_tokens", "output_tokens");
            usage(event.path("usage"), "input_tokens", "output_tokens");
        }

        private void gemini(JsonNode chunk) {
            for (var part : chunk.at("/candidates/0/content/parts")) {
                text.append(part.path("text").asText(""));
                if (part.has("functionCall")) {
                    name.append(part.at("/functionCall/name").asText());
                    arguments.append(part.at("/functionCall/args"));
                }
            }
            usage(chunk.path("usageMetadata"), "promptTokenCount", "candidatesTokenCount");
        }
    }
}
