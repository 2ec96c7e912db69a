package io.torouter.it.translation;

import io.torouter.dialect.Dialect;

import java.util.ArrayList;
import java.util.List;

/**
 * A request of a client.
 *
 * @param headers name, value, …
 */
record Ask(Dialect dialect, String path, String body, List<String> headers) {
    private static final String SCHEMA =
            "{\"type\":\"object\",\"properties\":{\"city\":{\"type\":\"string\"}},\"required\":[\"city\"]}";

    static Ask of(Dialect dialect, String model, Question question) {
        return new Ask(dialect, path(dialect, model, question.stream()), body(dialect, model, question), List.of());
    }

    private static String path(Dialect dialect, String model, boolean stream) {
        return switch (dialect) {
            case OPENAI_CHAT -> "/v1/chat/completions";
            case OPENAI_RESPONSES -> "/v1/responses";
            case ANTHROPIC_MESSAGES -> "/v1/messages";
            case GEMINI_GENERATE ->
                    "/v1beta/models/" + model + (stream ? ":streamGenerateContent?alt=sse" : ":generateContent");
        };
    }

    private static String body(Dialect dialect, String model, Question question) {
        var stream = question.stream() ? "\"stream\":true," : "";
        var tools = question.tool() ? tools(dialect) : "";
        return switch (dialect) {
            case OPENAI_CHAT ->
                    "{\"model\":\"%s\",%s%s\"messages\":[{\"role\":\"user\",\"content\":\"%s\"}]}"
                            .formatted(
                                    model,
                                    stream.isEmpty() ? "" : stream + "\"stream_options\":{\"include_usage\":true},",
                                    tools,
                                    question.text());
            case OPENAI_RESPONSES ->
                    "{\"model\":\"%s\",%s%s\"input\":\"%s\"}".formatted(model, stream, tools, question.text());
            case ANTHROPIC_MESSAGES ->
                    "{\"model\":\"%s\",\"max_tokens\":500,%s%s\"messages\":[{\"role\":\"user\",\"content\":\"%s\"}]}"
                            .formatted(model, stream, tools, question.text());
            case GEMINI_GENERATE ->
                    "{%s\"contents\":[{\"role\":\"user\",\"parts\":[{\"text\":\"%s\"}]}]}"
                            .formatted(tools, question.text());
        };
    }

    private static String tools(Dialect dialect) {
        var tool = "\"name\":\"get_weather\",\"description\":\"tells the weather\",";
        return switch (dialect) {
            case OPENAI_CHAT ->
                    "\"tools\":[{\"type\":\"function\",\"function\":{" + tool + "\"parameters\":" + SCHEMA + "}}],";
            case OPENAI_RESPONSES ->
                    "\"tools\":[{\"type\":\"function\"," + tool + "\"strict\":false,\"parameters\":" + SCHEMA + "}],";
            case ANTHROPIC_MESSAGES -> "\"tools\":[{" + tool + "\"input_schema\":" + SCHEMA + "}],";
            case GEMINI_GENERATE ->
                    "\"tools\":[{\"functionDeclarations\":[{" + tool + "\"parameters\":" + SCHEMA + "}]}],";
        };
    }

    /** With a member more at the top of the body. */
    Ask saying(String member) {
        return new Ask(dialect, path, "{" + member + "," + body.substring(1), headers);
    }

    Ask with(String name, String value) {
        var all = new ArrayList<>(headers);
        all.addAll(List.of(name, value));
        return new Ask(dialect, path, body, all);
    }

    /** Gemini's other form of a stream. */
    Ask asArray() {
        return new Ask(dialect, path.replace("?alt=sse", ""), body, headers);
    }
}
