package io.torouter.router.probe;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.torouter.bus.Headers;
import io.torouter.dialect.Dialect;
import io.torouter.dialect.Operation;
import io.torouter.probe.Check;
import io.torouter.router.upstream.UpstreamCall;
import io.torouter.router.upstream.UpstreamRequest;
import io.torouter.translation.AnswerContext;
import io.torouter.translation.Target;
import io.torouter.translation.Untranslatable;
import io.torouter.translation.grid.AnswerTranslation;
import io.torouter.translation.grid.ClientForm;
import io.torouter.translation.grid.DocumentCall;
import io.torouter.translation.grid.DocumentTranslation;
import io.torouter.translation.grid.ForeignAnswers;
import io.torouter.translation.grid.Halves;
import io.torouter.translation.grid.RequestTranslation;
import io.vertx.core.buffer.Buffer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a check sends, in the dialect of the upstream, by the halves that requests of clients go through. The answer is
 * read into one document of chat completions, streams too; of counts into one of Anthropic's.
 */
record CheckRequest(UpstreamRequest request, ForeignAnswers answers) {
    /** The tool that a model is told to call, and its only parameter. */
    static final String TOOL = "report_city";

    static final String PARAMETER = "city";

    private static final String QUESTION = "Reply with the one word: pong";
    private static final String TOOL_QUESTION =
            "Call the tool report_city for the capital of France. Do not write anything else.";

    /** The least that all vendors take. */
    private static final int TOKENS = 16;

    /** Models that reason do it before they call. */
    private static final int TOOL_TOKENS = 1024;

    private static final String ID = "probe";
    private static final String JSON = "application/json";

    /**
     * Writes what checks send.
     *
     * @param dialect one that the channel speaks
     */
    record Writing(Halves halves, Dialect dialect, Target target) {
        /**
         * @param operation what a client would ask
         * @throws Untranslatable where the dialect cannot say it
         */
        CheckRequest of(Check check, Operation operation) {
            return switch (operation) {
                case EMBEDDINGS -> document(operation, embedding(target.model()));
                case MESSAGES_COUNT_TOKENS -> document(operation, question(target.model(), QUESTION));
                default -> generation(check);
            };
        }

        private CheckRequest generation(Check check) {
            boolean stream = check == Check.STREAM;
            byte[] body = bytes(chat(check, target.model()));
            var said = new RequestTranslation.Said(Dialect.OPENAI_CHAT, target.model(), stream, false);
            var asked = RequestTranslation.read(halves, said, body, 0, body.length);
            var written = asked.write(dialect, target);
            var answers =
                    new AnswerTranslation(
                            halves,
                            Operation.CHAT_COMPLETIONS,
                            written.operation(),
                            ClientForm.WHOLE,
                            new AnswerContext(ID, 0, asked.request()),
                            written.names(),
                            written.drops(),
                            ID);
            var headers = headers(stream ? "text/event-stream" : JSON, written.headers());
            var call = new UpstreamCall(written.operation(), written.model(), "", written.query(), headers);
            return CheckRequest.of(call, written.body(), answers);
        }

        private CheckRequest document(Operation operation, ObjectNode json) {
            byte[] body = bytes(json);
            var asked = new DocumentCall(operation, target.model(), JSON, body, 0, body.length, ID, 0);
            var written = new DocumentTranslation(halves).write(asked, dialect, target);
            var headers = headers(JSON, written.headers());
            var call = new UpstreamCall(written.answers().upstream(), written.model(), "", "", headers);
            return CheckRequest.of(call, written.body(), written.answers());
        }
    }

    private static CheckRequest of(UpstreamCall call, byte[] body, ForeignAnswers answers) {
        return new CheckRequest(new UpstreamRequest(call, List.of(Buffer.buffer(body)), body.length), answers);
    }

    private static ObjectNode chat(Check check, String model) {
        boolean tools = check == Check.TOOLS;
        var json = question(model, tools ? TOOL_QUESTION : QUESTION);
        json.put("max_tokens", tools ? TOOL_TOKENS : TOKENS).put("stream", check == Check.STREAM);
        if (tools) {
            var function = json.putArray("tools").addObject().put("type", "function").putObject("function");
            function.put("name", TOOL).put("description", "Takes the name of a city.");
            var schema = function.putObject("parameters").put("type", "object");
            schema.putObject("properties").putObject(PARAMETER).put("type", "string");
            schema.putArray("required").add(PARAMETER);
        }
        return json;
    }

    private static ObjectNode question(String model, String text) {
        var json = JsonNodeFactory.instance.objectNode().put("model", model);
        json.putArray("messages").addObject().put("role", "user").put("content", text);
        return json;
    }

    private static ObjectNode embedding(String model) {
        return JsonNodeFactory.instance.objectNode().put("model", model).put("input", "ping");
    }

    private static byte[] bytes(ObjectNode json) {
        return json.toString().getBytes(UTF_8);
    }

    /** Nothing is kept open for the next test, which would find it closed. */
    private static Headers headers(String accept, Map<String, String> written) {
        var all = new TreeMap<>(written);
        all.put("accept", accept);
        all.put("connection", "close");
        all.put("content-type", JSON);
        var pairs = new ArrayList<String>();
        all.forEach((name, value) -> pairs.addAll(List.of(name, value)));
        return new Headers(List.copyOf(pairs));
    }
}
