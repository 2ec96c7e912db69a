package io.torouter.simulator.reply;

import io.torouter.simulator.json.Json;
import io.torouter.simulator.prompt.Conversation;
import io.torouter.simulator.prompt.Prompt;
import io.torouter.simulator.prompt.Tool;
import io.torouter.simulator.prompt.ToolChoice;
import io.torouter.simulator.script.Script;
import io.vertx.core.json.JsonObject;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Decides what is answered.
 *
 * <p>A tool is called if the user spoke last and the request forces it, or the question names a tool or has one of the
 * words “tool” and “weather”; with “parallel” in it, two are. Everything else is answered in text, which says that it
 * is simulated and quotes the question or the results of tools, or in JSON that fits the schema.
 */
public final class ReplyWriter {
    private static final int QUOTE_LENGTH = 60;
    private static final String QUESTION = "This is the ToRouter simulator, no real model. You wrote: \"";
    private static final String RESULT = "This is the ToRouter simulator, no real model. The tool said: \"";
    private static final JsonObject ANY_JSON = JsonObject.of("simulator", "ToRouter, no real model");

    private final Prompt prompt;
    private final Script script;

    private ReplyWriter(Prompt prompt, Script script) {
        this.prompt = prompt;
        this.script = script;
    }

    public static Reply reply(Prompt prompt, Script script) {
        var writer = new ReplyWriter(prompt, script);
        return writer.callsTool() ? writer.call() : writer.say();
    }

    private boolean callsTool() {
        if (prompt.tools().isEmpty() || !prompt.conversation().asked()) {
            return false;
        }
        return switch (prompt.choice()) {
            case ToolChoice.None _ -> false;
            case ToolChoice.Any _, ToolChoice.Named _ -> true;
            case ToolChoice.Auto _ -> mentionsTool();
        };
    }

    private boolean mentionsTool() {
        return mentions("tool") || mentions("weather") || namedInQuestion().findAny().isPresent();
    }

    private boolean mentions(String word) {
        return question().contains(word.toLowerCase(Locale.ROOT));
    }

    private String question() {
        return prompt.conversation().question().toLowerCase(Locale.ROOT);
    }

    private Stream<Tool> namedInQuestion() {
        return prompt.tools().stream().filter(tool -> mentions(tool.name()));
    }

    private Called call() {
        var first = firstTool();
        return prompt.parallel() && mentions("parallel")
                ? new Called(List.of(callOf(first), callOf(anotherThan(first))))
                : new Called(List.of(callOf(first)));
    }

    private Tool firstTool() {
        var forced =
                prompt.choice() instanceof ToolChoice.Named(var name)
                        ? prompt.tools().stream().filter(tool -> tool.name().equals(name))
                        : namedInQuestion();
        return forced.findFirst().orElse(prompt.tools().getFirst());
    }

    private Tool anotherThan(Tool tool) {
        return prompt.tools().stream().filter(other -> !other.equals(tool)).findFirst().orElse(tool);
    }

    private ToolCall callOf(Tool tool) {
        var arguments = SchemaSample.of(tool.parameters());
        var object = arguments instanceof JsonObject json ? json : new JsonObject();
        return new ToolCall(tool.name(), TokenText.of(object.encode(), script.chunk()));
    }

    private Said say() {
        var whole = prompt.schema().exists() ? TokenText.of(json(prompt.schema()), script.chunk()) : text();
        var limit = prompt.maxTokens();
        return limit > 0 && limit < whole.count()
                ? stopped(whole.limited(limit), Stop.MAX_TOKENS)
                : stopped(whole, Stop.END);
    }

    private Said stopped(TokenText text, Stop otherwise) {
        for (var sequence : prompt.stops()) {
            var at = sequence.isEmpty() ? -1 : text.text().indexOf(sequence);
            if (at >= 0) {
                var before = text.text().substring(0, at);
                return new Said(TokenText.of(before, script.chunk()), Stop.STOP_SEQUENCE, sequence);
            }
        }
        return new Said(text, otherwise, null);
    }

    private static String json(Json schema) {
        var sample = SchemaSample.of(schema);
        return sample instanceof JsonObject object && !object.isEmpty()
                ? object.encode()
                : sample instanceof JsonObject ? ANY_JSON.encode() : new Json(sample).shown();
    }

    private TokenText text() {
        var head = (prompt.conversation().results().isEmpty() ? QUESTION : RESULT) + quote() + "\". ";
        return script.tokens() == 0
                ? TokenText.of(head.strip(), script.chunk())
                : TokenText.filled(head, Filler.text(script.seed()), script.tokens(), script.chunk());
    }

    private String quote() {
        Conversation said = prompt.conversation();
        var quoted = said.results().isEmpty() ? said.question() : String.join("; ", said.results());
        var points = quoted.strip().codePoints().limit(QUOTE_LENGTH).toArray();
        return new String(points, 0, points.length);
    }
}
