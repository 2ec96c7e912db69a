package io.torouter.it.loop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;

import io.torouter.dialect.Dialect;

import java.util.ArrayList;
import java.util.List;

/** Keeps contents as they are; of a stream each chunk's, as Google's SDKs for chats do. */
final class GeminiClient implements LoopClient {
    private final ArrayNode contents = Json.array();

    @Override
    public Dialect dialect() {
        return Dialect.GEMINI_GENERATE;
    }

    @Override
    public void user(String text) {
        contents.addObject().put("role", "user").putArray("parts").addObject().put("text", text);
    }

    @Override
    public void results(List<Result> results) {
        var parts = contents.addObject().put("role", "user").putArray("parts");
        for (var result : results) {
            var response = parts.addObject().putObject("functionResponse");
            response.put("id", result.call().id()).put("name", result.call().name());
            if (result.isJson()) {
                response.set("response", Json.read(result.text()));
            } else {
                response.putObject("response").put(result.error() ? "error" : "output", result.text());
            }
        }
    }

    @Override
    public Ask ask(String model, boolean stream) {
        var body = Json.object();
        body.set("contents", contents.deepCopy());
        body.putArray("tools").addObject().set("functionDeclarations", LoopClient.tools("parameters"));
        var config = body.putObject("generationConfig").putObject("thinkingConfig");
        config.put("thinkingLevel", "high").put("includeThoughts", true);
        return new Ask(
                "/v1beta/models/" + model + (stream ? ":streamGenerateContent?alt=sse" : ":generateContent"), body);
    }

    @Override
    public Told hear(JsonNode answer) {
        var thought = new StringBuilder();
        var text = new StringBuilder();
        var calls = new ArrayList<Call>();
        for (var candidate : answer.path("candidates")) {
            contents.add(candidate.path("content"));
            for (var part : candidate.at("/content/parts")) {
                (part.path("thought").asBoolean() ? thought : text).append(part.path("text").asText(""));
                if (part.has("functionCall")) {
                    calls.add(call(part.path("functionCall")));
                }
            }
        }
        return new Told(thought.toString(), text.toString(), calls);
    }

    private static Call call(JsonNode call) {
        return new Call(call.path("id").asText(""), call.path("name").asText(), call.path("args"));
    }

    /** One candidate for each chunk that says something. */
    @Override
    public JsonNode folded(List<JsonNode> events) {
        var whole = Json.object();
        var candidates = whole.putArray("candidates");
        for (var event : events) {
            var candidate = event.at("/candidates/0");
            if (!candidate.at("/content/parts").isEmpty()) {
                candidates.add(candidate);
            }
        }
        return whole;
    }
}
